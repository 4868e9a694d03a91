import { z } from "zod";
import { type Db, read } from "#lib/db.ts";
import { jobEnded, runStep } from "#lib/jobs/run-step.ts";
import { saveReport } from "#lib/jobs/save-report.ts";
import { measureSpeech } from "#lib/media/measure-speech.ts";
import { measureVisual } from "#lib/media/measure-visual.ts";
import { makePoster } from "#lib/media/poster.ts";
import { judgeLocally, localJudgeName } from "#lib/models/local-judge.ts";
import { buildReport } from "#lib/pitch/build-report.ts";
import { wordsOfCues } from "#lib/pitch/captions.ts";
import type { PitchStepId } from "#lib/pitch/plan.ts";
import { scoreContent } from "#lib/pitch/score-content.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { findTranscript } from "./find-transcript.ts";
import { loadReport, loadSpeech, loadVisual, storeArtifact } from "./findings-store.ts";
import { type JobRef, openRecording } from "./recording.ts";

const step = (db: Db, ref: JobRef, stepId: PitchStepId) => ({ db, jobId: ref.jobId, stepId });
const asJson = (value: unknown) => Buffer.from(JSON.stringify(value));

/** queued -> running. @throws AppError `job_ended` where the job was cancelled or deleted before it began. */
export async function markProcessing(db: Db, ref: JobRef) {
  if (!(await read(z.boolean(), db.rpc("start_job", { p_job: ref.jobId })))) throw jobEnded();
  return runStep(step(db, ref, "mark-processing"), async () => ({}));
}

/** Fetches the recording, decodes it once and keeps a poster. */
export async function preprocess(db: Db, ref: JobRef) {
  return runStep(step(db, ref, "preprocess"), async ({ signal, report }) => {
    const { prepared, sourcePath, probe } = await openRecording(db, ref, { signal, report });
    const poster = await makePoster({ sourcePath, probe, signal });
    if (poster) await storeArtifact(db, ref, "poster", poster);
    return {
      durationSeconds: prepared.durationSeconds,
      decodeErrors: prepared.decodeErrors,
      shots: prepared.shots.length,
    };
  });
}

export async function watchSpeaker(db: Db, ref: JobRef) {
  return runStep(step(db, ref, "visual"), async ({ signal, report }) => {
    const { directory, prepared } = await openRecording(db, ref, { signal });
    const analysis = await measureVisual({ prepared, directory, signal, onProgress: report });
    await storeArtifact(db, ref, "visual", asJson(analysis));
    return { framesAnalyzed: analysis.framesAnalyzed };
  });
}

export async function listenToSpeaker(db: Db, ref: JobRef) {
  return runStep(step(db, ref, "speech"), async ({ signal, report }) => {
    const { video, directory, prepared } = await openRecording(db, ref, { signal });
    const transcript = await findTranscript(db, video);
    const words = transcript && wordsOfCues(transcript.cues);
    const analysis = await measureSpeech({ prepared, directory, words, signal, onProgress: report });
    await storeArtifact(db, ref, "speech", asJson(analysis));
    return { pauses: analysis.pauses.length, words: words?.length ?? null };
  });
}

/** Judges what was said, where it is known what was said. */
export async function judgeContent(db: Db, ref: JobRef) {
  return runStep(step(db, ref, "content"), async () => {
    const transcript = await findTranscript(db, await getVideo(db, ref.ownerId, ref.videoId));
    return { rubric: transcript && judgeLocally(transcript.cues) };
  });
}

/** Weighs all findings into the report. */
export async function aggregate(
  db: Db,
  ref: JobRef,
  found: {
    durationSeconds: number;
    decodeErrors: number;
    rubric: Parameters<typeof scoreContent>[0] | null;
  },
) {
  return runStep(step(db, ref, "aggregate"), async () => {
    const [video, visual, speech] = await Promise.all([
      getVideo(db, ref.ownerId, ref.videoId),
      loadVisual(db, ref),
      loadSpeech(db, ref),
    ]);
    const report = buildReport({
      durationSeconds: found.durationSeconds,
      visual,
      speech,
      content: found.rubric && scoreContent(found.rubric, localJudgeName),
      transcript: await findTranscript(db, video),
      notes:
        found.decodeErrors > 0
          ? [
              `Parts of the file are damaged (${found.decodeErrors} errors while reading it); what could be read was analysed.`,
            ]
          : [],
    });
    await storeArtifact(db, ref, "report", asJson(report));
    return { overallScore: report.overallScore };
  });
}

/** Makes the report the video's result. Progress reaches 100 with it and not before. */
export async function save(db: Db, ref: JobRef) {
  const report = await loadReport(db, ref);
  await saveReport(db, ref.jobId, report);
  return { overallScore: report.overallScore };
}
