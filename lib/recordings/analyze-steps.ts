import type { JobRef } from "#lib/artifacts/artifact.ts";
import { storeArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import type { StepContext } from "#lib/jobs/run-step.ts";
import { saveReport } from "#lib/jobs/save-result.ts";
import { measureSpeech } from "#lib/media/measure-speech.ts";
import { measureVisual } from "#lib/media/measure-visual.ts";
import { makePoster } from "#lib/media/poster.ts";
import { localJudge } from "#lib/models/local-judge.ts";
import { buildReport } from "#lib/pitch/build-report.ts";
import { wordsOfCues } from "#lib/pitch/captions.ts";
import type { Judgement } from "#lib/pitch/judge.ts";
import { scoreContent } from "#lib/pitch/score-content.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { findTranscript } from "./find-transcript.ts";
import { loadReport, loadSpeech, loadVisual } from "./findings-store.ts";
import { openRecording } from "./recording.ts";

const asJson = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Fetches the recording, decodes it once and keeps a poster. */
export async function preprocess(db: Db, ref: JobRef, { signal, report }: StepContext) {
  const { prepared, sourcePath, probe } = await openRecording(db, ref, { signal, report });
  const poster = await makePoster({ sourcePath, probe, signal });
  if (poster) await storeArtifact(db, ref, "poster", poster);
  return {
    durationSeconds: prepared.durationSeconds,
    decodeErrors: prepared.decodeErrors,
    shots: prepared.shots.length,
  };
}

export async function watchSpeaker(db: Db, ref: JobRef, { signal, report }: StepContext) {
  const { directory, prepared } = await openRecording(db, ref, { signal });
  const analysis = await measureVisual({ prepared, directory, signal, onProgress: report });
  await storeArtifact(db, ref, "visual", asJson(analysis));
  return { framesAnalyzed: analysis.framesAnalyzed };
}

export async function listenToSpeaker(db: Db, ref: JobRef, { signal, report }: StepContext) {
  const { video, directory, prepared } = await openRecording(db, ref, { signal });
  const transcript = await findTranscript(db, video);
  const words = transcript && wordsOfCues(transcript.cues);
  const analysis = await measureSpeech({ prepared, directory, words, signal, onProgress: report });
  await storeArtifact(db, ref, "speech", asJson(analysis));
  return { pauses: analysis.pauses.length, words: words?.length ?? null };
}

/** Judges what was said, where it is known what was said. */
export async function judgeContent(db: Db, ref: JobRef, { signal }: StepContext) {
  const [video, speech] = await Promise.all([getVideo(db, ref.ownerId, ref.videoId), loadSpeech(db, ref)]);
  const transcript = await findTranscript(db, video);
  if (!transcript) return { judgement: null };
  const features = { durationSeconds: video.durationSeconds ?? 0, speech: speech.measurements };
  return { judgement: await localJudge.judge(transcript, features, { signal }) };
}

/** Weighs all findings into the report. */
export async function aggregate(
  db: Db,
  ref: JobRef,
  found: { durationSeconds: number; decodeErrors: number; judgement: Judgement | null },
) {
  const [video, visual, speech] = await Promise.all([
    getVideo(db, ref.ownerId, ref.videoId),
    loadVisual(db, ref),
    loadSpeech(db, ref),
  ]);
  const damage = `Parts of the file are damaged (${found.decodeErrors} errors while reading it); what could be read was analysed.`;
  const report = buildReport({
    durationSeconds: found.durationSeconds,
    visual,
    speech,
    content: found.judgement && scoreContent(found.judgement),
    transcript: await findTranscript(db, video),
    notes: found.decodeErrors > 0 ? [damage] : [],
  });
  await storeArtifact(db, ref, "report", asJson(report));
  return { overallScore: report.overallScore };
}

/** Makes the report the video's result. Progress reaches 100 with it and not before. */
export async function save(db: Db, ref: JobRef): Promise<void> {
  await saveReport(db, ref.jobId, await loadReport(db, ref));
}
