import { type Measurement, measured, type TimeRange, unmeasured } from "./measurement.ts";
import { mean, standardDeviation } from "./statistics.ts";
import { nucleiPerWord, timesFound } from "./syllables.ts";

/** Times at which words are said, or a stand-in for them: each counts `weight` words. */
export interface PaceEvents {
  times: number[];
  weight: number;
  source: string;
  confidence: number;
}

const unit = "words/min";
const windowSeconds = 20;
/** Less speech than this says nothing about a rate. */
const minSpeechSeconds = 1;
const minWindowSpeechSeconds = 6;
const sureAfterSeconds = 15;
const minWindows = 3;

export function paceFromWords(times: number[]): PaceEvents {
  return { times, weight: 1, source: "words of the transcript", confidence: 0.95 };
}

/** Words whose number can be trusted more than they can: off by 11 % in a sentence, syllables by 24 %. */
export function paceFromCount(times: number[], recogniser: string): PaceEvents {
  return { times, weight: 1, source: `words counted by ${recogniser}`, confidence: 0.7 };
}

export function paceFromSyllables(times: number[]): PaceEvents {
  const source = `syllable nuclei (de Jong & Wempe 2009), ${nucleiPerWord} nuclei a word`;
  return { times, weight: 1 / nucleiPerWord / timesFound, source, confidence: 0.6 };
}

/** Seconds of speech inside a range. */
export function speechWithin(segments: TimeRange[], range: TimeRange): number {
  return segments.reduce((sum, segment) => {
    const start = Math.max(segment.startSeconds, range.startSeconds);
    return sum + Math.max(0, Math.min(segment.endSeconds, range.endSeconds) - start);
  }, 0);
}

/** Words a minute of speaking time in a range, null with too little speech. */
export function rateWithin(
  events: PaceEvents,
  segments: TimeRange[],
  range: TimeRange,
  minSeconds: number = minWindowSpeechSeconds,
): number | null {
  const seconds = speechWithin(segments, range);
  if (seconds < minSeconds) return null;
  const count = events.times.filter((time) => time >= range.startSeconds && time < range.endSeconds).length;
  return (60 * count * events.weight) / seconds;
}

/** Pace overall and its variation over windows of 20 s. */
export function measurePace(
  events: PaceEvents,
  segments: TimeRange[],
): { pace: Measurement; paceVariation: Measurement } {
  const whole = { startSeconds: 0, endSeconds: Number.POSITIVE_INFINITY };
  const rate = rateWithin(events, segments, whole, minSpeechSeconds);
  if (rate === null) {
    const reason = segments.length === 0 ? "no_speech" : "too_little_speech";
    return { pace: unmeasured(unit, reason), paceVariation: unmeasured("ratio", reason) };
  }
  const { source } = events;
  // A few seconds of speech hold too few words for a sure rate.
  const confidence = events.confidence * Math.min(1, speechWithin(segments, whole) / sureAfterSeconds);
  const end = segments.at(-1)?.endSeconds ?? 0;
  const starts = Array.from({ length: Math.ceil(end / windowSeconds) }, (_, index) => index * windowSeconds);
  const windows = starts.map((startSeconds) => ({ startSeconds, endSeconds: startSeconds + windowSeconds }));
  const rates = windows.map((range) => rateWithin(events, segments, range)).filter((value) => value !== null);
  const average = mean(rates);
  return {
    pace: measured(rate, unit, { source, confidence }),
    paceVariation:
      rates.length < minWindows || !average
        ? unmeasured("ratio", "too_short")
        : measured((standardDeviation(rates) ?? 0) / average, "ratio", { source, confidence }),
  };
}
