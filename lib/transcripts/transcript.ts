import { z } from "zod";
import { quoteSchema } from "#lib/pitch/report.ts";
import type { UnmeasuredReason } from "#lib/signals/measurement.ts";
import { wordSchema } from "#lib/signals/speech-measurements.ts";

/** What the words are good for: everything, or counting them and nothing else. */
export const wordUseSchema = z.enum(["content", "pace"]);

/** What one transcriber made of a recording or of a part of it; times in seconds from the start of the video. */
export const transcriptionSchema = z.object({
  words: z.array(wordSchema),
  /** ISO 639-1, null where nobody can tell. */
  language: z.string().nullable(),
  /** 0..1 as far as the method tells. */
  confidence: z.number().min(0).max(1).nullable(),
  /** Lines with times, where the source has them. */
  cues: z.array(quoteSchema).optional(),
});
export type Transcription = z.infer<typeof transcriptionSchema>;

/** How one transcriber fared, in the order in which they were asked. */
export const attemptSchema = z.object({
  transcriber: z.string(),
  outcome: z.enum(["used", "failed", "no_words"]),
  /** In words; null where there is nothing to explain. */
  message: z.string().nullable(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** The words of a recording, where they come from and what they may be used for. */
export const spokenTranscriptSchema = transcriptionSchema.extend({
  /** As receipts show it: "captions", "openai/whisper-1". */
  source: z.string(),
  use: wordUseSchema,
  /** Whether each word has a time of its own or shares its cue's. */
  wordTimes: z.enum(["exact", "approximate"]),
  cues: z.array(quoteSchema),
});
export type SpokenTranscript = z.infer<typeof spokenTranscriptSchema>;

/** What became of transcribing a recording: its words, or the reason why there are none. */
export const transcriptOutcomeSchema = z.object({
  transcript: spokenTranscriptSchema.nullable(),
  reason: z.enum(["no_transcript", "transcriber_failed", "no_speech", "no_audio_stream"]).nullable(),
  attempts: z.array(attemptSchema),
  /** The transcribers that were there for it, in the configured order; empty in what was kept before they were. */
  candidates: z.array(z.string()).default([]),
});
export type TranscriptOutcome = z.infer<typeof transcriptOutcomeSchema>;

/** Why what is said cannot be judged or quoted. */
export function reasonWithoutWords({ transcript, reason }: TranscriptOutcome): UnmeasuredReason {
  return transcript?.use === "pace" ? "low_confidence_transcript" : (reason ?? "no_transcript");
}
