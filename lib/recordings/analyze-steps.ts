import type { JobRef } from "#lib/artifacts/artifact.ts";
import { storeArtifact } from "#lib/artifacts/repository.ts";
import { sumCosts } from "#lib/costs/record-call.ts";
import type { Db } from "#lib/db.ts";
import { saveReport } from "#lib/jobs/save-result.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { measureSpeech } from "#lib/media/measure-speech.ts";
import { measureVisual } from "#lib/media/measure-visual.ts";
import { buildReport } from "#lib/pitch/build-report.ts";
import type { Judgement } from "#lib/pitch/judge.ts";
import { contentNotAssessed, scoreContent } from "#lib/pitch/score-content.ts";
import { describeShots } from "#lib/shots/result.ts";
import { reasonWithoutWords } from "#lib/transcripts/transcript.ts";
import { loadTranscript, quotableTranscript } from "./find-transcript.ts";
import { loadReport, loadSpeech, loadVisual } from "./findings-store.ts";
import { openSpeech } from "./open-speech.ts";
import { openRecording } from "./recording.ts";
import { storePreviews } from "./store-previews.ts";
import { writeNotes } from "./write-notes.ts";

const asJson = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Fetches the recording, decodes it once and keeps what the page shows of it. */
export async function preprocess(db: Db, ref: JobRef, { signal, report }: StepContext) {
  const recording = await openRecording(db, ref, { signal, report });
  await storePreviews(db, ref, recording);
  const { prepared } = recording;
  const facts = { durationSeconds: prepared.durationSeconds, hasVideoStream: recording.probe.video !== null };
  await storeArtifact(db, ref, "shots", asJson(describeShots(prepared.shots, null, facts)));
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
  const recording = await openRecording(db, ref, { signal });
  const { directory, prepared } = recording;
  const { transcript } = await loadTranscript(db, ref);
  const words = transcript?.use === "content" ? transcript.words : null;
  const counted = transcript?.use === "pace" ? { words: transcript.words, source: transcript.source } : null;
  const language = transcript?.language ?? null;
  const spoken = { words, language, counted, segments: await openSpeech(recording, signal) };
  const analysis = await measureSpeech({ prepared, directory, ...spoken, signal, onProgress: report });
  await storeArtifact(db, ref, "speech", asJson(analysis));
  return { pauses: analysis.pauses.length, words: words?.length ?? null };
}

/** Weighs all findings into the report. */
export async function aggregate(
  db: Db,
  ref: JobRef,
  found: { durationSeconds: number; decodeErrors: number; judgement: Judgement | null; notes: string[] },
) {
  const [visual, speech, outcome, bill] = await Promise.all([
    loadVisual(db, ref),
    loadSpeech(db, ref),
    loadTranscript(db, ref),
    sumCosts(db, ref.jobId),
  ]);
  const report = buildReport({
    durationSeconds: found.durationSeconds,
    visual,
    speech,
    content: found.judgement
      ? scoreContent(found.judgement)
      : contentNotAssessed(reasonWithoutWords(outcome)),
    transcript: quotableTranscript(outcome),
    transcription: outcome.transcript?.source ?? null,
    costs: bill.costs,
    notes: [
      ...writeNotes({
        decodeErrors: found.decodeErrors,
        attempts: outcome.attempts,
        candidates: outcome.candidates,
        unpriced: bill.unpriced,
      }),
      ...found.notes,
    ],
  });
  await storeArtifact(db, ref, "report", asJson(report));
  return { overallScore: report.overallScore };
}

/** Makes the report the video's result. Progress reaches 100 with it and not before. */
export async function save(db: Db, ref: JobRef): Promise<void> {
  await saveReport(db, ref, await loadReport(db, ref));
}
