import { join } from "node:path";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import { storeArtifact } from "#lib/artifacts/repository.ts";
import { recordCall } from "#lib/costs/record-call.ts";
import type { Db } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { findTranscriber, type TranscriberId } from "#lib/models/transcribers/choose-transcribers.ts";
import type { Transcriber } from "#lib/models/transcribers/transcriber.ts";
import { listChunks, storeChunk } from "#lib/transcripts/chunk-store.ts";
import { detectLanguage } from "#lib/transcripts/detect-language.ts";
import { mergeTranscriptions } from "#lib/transcripts/merge-transcriptions.ts";
import { type Chunk, planChunks } from "#lib/transcripts/plan-chunks.ts";
import type { Attempt, SpokenTranscript, TranscriptOutcome } from "#lib/transcripts/transcript.ts";
import { findCaptions } from "./find-transcript.ts";
import { openSpeech } from "./open-speech.ts";
import { openRecording, type Recording } from "./recording.ts";

/** A transcriber that is there for a recording, and the chunks it is to be asked for. */
export type Candidate = { id: TranscriberId; name: string; chunks: Chunk[] };

/** The transcribers that may be asked for a recording, in order. */
export type TranscriptionPlan = { candidates: Candidate[]; hasSound: boolean; hasSpeech: boolean };

async function openTranscriber(
  db: Db,
  recording: Recording,
  id: TranscriberId,
  signal: AbortSignal,
): Promise<Transcriber | null> {
  const captions = id === "captions" ? await findCaptions(db, recording.video) : null;
  return findTranscriber(id, getEnv(), { sourcePath: recording.sourcePath, captions }, signal);
}

/** Finds out where somebody speaks, who can write it down, and in which chunks. */
export async function planTranscription(
  db: Db,
  ref: JobRef,
  { signal }: StepContext,
): Promise<TranscriptionPlan> {
  const recording = await openRecording(db, ref, { signal });
  const segments = await openSpeech(recording, signal);
  const whole = { startSeconds: 0, endSeconds: recording.prepared.durationSeconds, overlapSeconds: 0 };
  const candidates: Candidate[] = [];
  for (const id of getEnv().TRANSCRIBERS) {
    const transcriber = await openTranscriber(db, recording, id, signal);
    if (!transcriber) continue;
    const { name, longestSeconds } = transcriber;
    const chunks = longestSeconds === null ? [whole] : planChunks(segments, longestSeconds);
    if (chunks.length > 0) candidates.push({ id, name, chunks });
  }
  return { candidates, hasSound: recording.prepared.audio !== null, hasSpeech: segments.length > 0 };
}

/** Writes down one chunk. */
export async function transcribeChunk(
  db: Db,
  ref: JobRef,
  {
    id,
    chunk,
    position,
    language,
  }: { id: TranscriberId; chunk: Chunk; position: number; language: string | null },
  { signal }: StepContext,
): Promise<{ words: number }> {
  const recording = await openRecording(db, ref, { signal });
  const transcriber = await openTranscriber(db, recording, id, signal);
  if (!transcriber) throw new AppError("transcriber_gone", "It is not there any more.", { httpStatus: 500 });
  const { audio } = recording.prepared;
  const spoken = await openSpeech(recording, signal);
  const recorded: Promise<void>[] = [];
  try {
    const transcription = await transcriber.transcribe(
      {
        ...chunk,
        path: audio ? join(recording.directory, audio.file) : "",
        segments: spoken.filter(
          (part) => part.endSeconds > chunk.startSeconds && part.startSeconds < chunk.endSeconds,
        ),
      },
      { signal, language, onUsage: (usage) => recorded.push(recordCall(db, ref, "transcription", usage)) },
    );
    await storeChunk(db, { jobId: ref.jobId, transcriber: id, position }, transcription);
    return { words: transcription.words.length };
  } finally {
    await Promise.all(recorded);
  }
}

/** Why there are no words. */
function explainNoWords(plan: TranscriptionPlan, attempts: Attempt[]): TranscriptOutcome["reason"] {
  if (attempts.some((attempt) => attempt.outcome === "failed")) return "transcriber_failed";
  if (!plan.hasSound) return "no_audio_stream";
  return plan.hasSpeech ? "no_transcript" : "no_speech";
}

async function mergeChunks(
  db: Db,
  ref: JobRef,
  used: Candidate,
  { signal }: StepContext,
): Promise<SpokenTranscript> {
  const recording = await openRecording(db, ref, { signal });
  const transcriber = await openTranscriber(db, recording, used.id, signal);
  if (!transcriber) throw new AppError("transcriber_gone", "It is not there any more.", { httpStatus: 500 });
  const { name: source, use, wordTimes, longestSeconds } = transcriber;
  const parts = await listChunks(db, ref.jobId, used.id);
  const segments = longestSeconds === null ? null : await openSpeech(recording, signal);
  const merged = mergeTranscriptions({ source, use, wordTimes }, used.chunks, parts, segments);
  if (merged.language !== null || use === "pace") return merged;
  return { ...merged, language: await detectLanguage(merged.words.map((word) => word.text).join(" ")) };
}

/** Brings the chunks together and keeps the transcript, or the reason why there is none. */
export async function saveTranscript(
  db: Db,
  ref: JobRef,
  found: { plan: TranscriptionPlan; used: Candidate | null; attempts: Attempt[] },
  context: StepContext,
) {
  const { plan, used, attempts } = found;
  const transcript = used && (await mergeChunks(db, ref, used, context));
  const reason = transcript ? null : explainNoWords(plan, attempts);
  const candidates = plan.candidates.map(({ name }) => name);
  const outcome: TranscriptOutcome = { transcript, reason, attempts, candidates };
  await storeArtifact(db, ref, "transcript", Buffer.from(JSON.stringify(outcome)));
  return {
    source: transcript?.source ?? null,
    language: transcript?.language ?? null,
    words: transcript?.words.length ?? 0,
    reason,
  };
}
