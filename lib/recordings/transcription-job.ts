import type { JobRef } from "#lib/artifacts/artifact.ts";
import { sumCosts } from "#lib/costs/record-call.ts";
import type { Db } from "#lib/db.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import { transcriptionConfigSchema } from "#lib/transcripts/config.ts";
import { loadTranscript } from "./find-transcript.ts";

/** The language that whoever asked said is spoken. */
export async function readLanguage(db: Db, ref: JobRef): Promise<{ language: string | null }> {
  const { config } = await getJob(db, ref.ownerId, ref.jobId);
  return { language: transcriptionConfigSchema.parse(config).language };
}

/** Makes the transcript, or the reason why there is none, the answer of the job. */
export async function saveTranscription(db: Db, ref: JobRef): Promise<void> {
  const [{ transcript, reason, attempts }, { costs, unpriced }] = await Promise.all([
    loadTranscript(db, ref),
    sumCosts(db, ref.jobId),
  ]);
  await saveResult(db, ref, {
    language: transcript?.language ?? null,
    source: transcript?.source ?? null,
    use: transcript?.use ?? null,
    word_times: transcript?.wordTimes ?? null,
    confidence: transcript?.confidence ?? null,
    words: (transcript?.words ?? []).map((word) => ({
      text: word.text,
      start: word.startSeconds,
      end: word.endSeconds,
    })),
    cues: (transcript?.cues ?? []).map((cue) => ({
      text: cue.text,
      start: cue.startSeconds,
      end: cue.endSeconds,
    })),
    reason,
    attempts,
    costs,
    unpriced,
  });
}
