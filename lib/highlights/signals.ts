import type { TimeRange } from "#lib/signals/measurement.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";

/** All per-moment signals come in steps of this length. */
export const momentSeconds = 0.5;

/** What is known of a recording when highlights are chosen: cheap signals, one value per half second. */
export interface HighlightSignals {
  durationSeconds: number;
  /** Moments at which a shot begins, 0 excluded. */
  cuts: number[];
  /** Share of the picture that moves, 0..1; null without a picture. */
  motion: (number | null)[] | null;
  /** Level of the sound, dBFS; null without sound. */
  levels: number[] | null;
  /** Stretches of speech; null without sound. */
  speech: TimeRange[] | null;
  /** Height of the largest face over that of the picture, where it was looked for; null without a picture. */
  faces: { seconds: number; size: number }[] | null;
  /** What the moments look and sound like, any dimensions; null where there is no picture or no sound. */
  looks: number[][] | null;
  sounds: number[][] | null;
  words: Word[] | null;
  /** Ends of sentences, seconds; null where the words are not known. */
  sentenceEnds: number[] | null;
}
