import type { ModelUsage } from "#lib/costs/price-call.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import type { SpokenTranscript, Transcription } from "#lib/transcripts/transcript.ts";

/** What is to be transcribed: a stretch of the sound of a recording. */
export type SpokenAudio = TimeRange & {
  /** 16-bit little-endian mono samples at 16 kHz of the whole recording. */
  path: string;
  /** Stretches of speech inside, sorted: nothing else is listened to. */
  segments: TimeRange[];
};

/** Turns sound into words; all times from the start of the recording. */
export interface Transcriber {
  /** As receipts show it: "openai/whisper-1". */
  readonly name: string;
  /** Whether its words may be judged as content, or only be counted. */
  readonly use: SpokenTranscript["use"];
  readonly wordTimes: SpokenTranscript["wordTimes"];
  /** Longest stretch for one call; null takes the recording as a whole. */
  readonly longestSeconds: number | null;
  /** @throws AppError with what the owner may know; the signal's reason when aborted */
  transcribe(
    audio: SpokenAudio,
    options: {
      signal?: AbortSignal;
      /** ISO 639-1 of what is spoken, where somebody said so. */
      language: string | null;
      /** Told of every call that a service answered: it is paid for. */
      onUsage?: (usage: ModelUsage) => void;
    },
  ): Promise<Transcription>;
}
