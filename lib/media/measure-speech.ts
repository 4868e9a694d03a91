import { join } from "node:path";
import { analyzeMissingSpeech } from "#lib/signals/analyze-speech.ts";
import type { SpeechAnalysis, Word } from "#lib/signals/speech-measurements.ts";
import { runInPool } from "./pool.ts";
import type { PreparedMedia } from "./prepared-media.ts";
import type { ListenInput } from "./tasks/listen.ts";

/**
 * Measures the delivery from the prepared sound, in a thread of the pool; what is missing carries its reason.
 * @param words of a transcript with times, or null
 * @param language of the words, ISO 639-1, where it is known
 * @param counted words that are only good for counting
 * @param segments where somebody speaks, sorted, where that is known already
 * @throws the signal's reason when aborted
 */
export async function measureSpeech(input: {
  prepared: PreparedMedia;
  directory: string;
  words: Word[] | null;
  language?: string | null;
  counted?: ListenInput["counted"];
  segments?: ListenInput["segments"];
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}): Promise<SpeechAnalysis> {
  const { prepared, directory, words } = input;
  if (!prepared.audio) return analyzeMissingSpeech();
  const { file, sampleRate, whole, opening } = prepared.audio;
  const task: ListenInput = {
    path: join(directory, file),
    sampleRate,
    words,
    language: input.language ?? null,
    counted: input.counted ?? null,
    segments: input.segments ?? null,
    durationSeconds: prepared.durationSeconds,
    loudness: { whole, opening },
  };
  const analysis = await runInPool<SpeechAnalysis>("listen", task, input.signal);
  input.onProgress?.(1);
  return analysis;
}
