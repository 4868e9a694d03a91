import type { TimeRange } from "#lib/signals/measurement.ts";
import { findSpeech, measureLevels } from "../speech-activity.ts";

export type FindSpeechInput = { path: string; sampleRate: number };

/** Runs in a pool thread: where somebody speaks, and nothing else. */
export default function listenForSpeech({ path, sampleRate }: FindSpeechInput): TimeRange[] {
  return findSpeech(path, sampleRate, measureLevels(path, sampleRate));
}
