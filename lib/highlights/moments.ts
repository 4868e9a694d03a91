import type { TimeRange } from "#lib/signals/measurement.ts";
import { mean, quantile } from "#lib/signals/statistics.ts";
import { type HighlightSignals, momentSeconds } from "./signals.ts";

export const partNames = ["motion", "audio", "speech", "faces", "novelty"] as const;
export type PartName = (typeof partNames)[number];

/** One value 0..1 for each half second, with sums so that the mean of any range costs nothing; null: not known. */
export type MomentParts = Record<PartName, Track | null>;

export interface Track {
  values: number[];
  meanOf: (range: TimeRange) => number;
}

/** Below these spreads a signal does not vary, and what it does is noise. */
const leastSpread = { motion: 0.02, decibels: 6, distance: 0.05 };

function openTrack(values: number[]): Track {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) as number) + value);
  const upTo = (seconds: number) => {
    const place = Math.min(values.length, Math.max(0, seconds / momentSeconds));
    const whole = Math.floor(place);
    return (sums[whole] as number) + (place - whole) * (values[whole] ?? 0);
  };
  const meanOf = ({ startSeconds, endSeconds }: TimeRange) =>
    endSeconds > startSeconds
      ? (upTo(endSeconds) - upTo(startSeconds)) / ((endSeconds - startSeconds) / momentSeconds)
      : 0;
  return { values, meanOf };
}

/** Stretches values between their 5th and 95th percentile onto 0..1; values that hardly differ stay near the middle. */
function stretch(values: number[], spread: number): number[] {
  const low = quantile(values, 0.05) ?? 0;
  const high = quantile(values, 0.95) ?? 0;
  const middle = (low + high) / 2;
  const half = Math.max(high - low, spread) / 2;
  return values.map((value) => Math.min(1, Math.max(0, 0.5 + (value - middle) / (2 * half))));
}

/** A value where there was none: the one before it. */
function fillGaps(values: (number | null)[], count: number): number[] {
  let last = values.find((value) => value !== null) ?? 0;
  return Array.from({ length: count }, (_, index) => {
    last = values[index] ?? last;
    return last;
  });
}

function shareOf(ranges: TimeRange[], count: number): number[] {
  const shares = new Array<number>(count).fill(0);
  for (const { startSeconds, endSeconds } of ranges) {
    const last = Math.min(count - 1, Math.floor(endSeconds / momentSeconds));
    for (let index = Math.max(0, Math.floor(startSeconds / momentSeconds)); index <= last; index += 1) {
      const from = Math.max(startSeconds, index * momentSeconds);
      const to = Math.min(endSeconds, (index + 1) * momentSeconds);
      shares[index] = Math.min(1, (shares[index] as number) + Math.max(0, to - from) / momentSeconds);
    }
  }
  return shares;
}

/** The size of the face in the nearest look, none further than 5 s away; a face of half the height is all there is. */
function faceSizes(faces: { seconds: number; size: number }[], cuts: number[], count: number): number[] {
  const shotOf = (seconds: number) => cuts.findLastIndex((cut) => cut <= seconds + 1e-6);
  return Array.from({ length: count }, (_, index) => {
    const seconds = (index + 0.5) * momentSeconds;
    const near = faces.filter(
      (face) => Math.abs(face.seconds - seconds) <= 5 && shotOf(face.seconds) === shotOf(seconds),
    );
    const distance = (face: { seconds: number }) => Math.abs(face.seconds - seconds);
    const nearest = near.reduce<(typeof near)[number] | null>(
      (best, face) => (!best || distance(face) < distance(best) ? face : best),
      null,
    );
    return Math.min(1, (nearest?.size ?? 0) / 0.5);
  });
}

function distance(a: number[], b: number[]): number {
  return Math.sqrt(a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0));
}

/** How unlike a moment is what is usual in the recording: its distance from the mean of all. */
function rarity(vectors: number[][], count: number): number[] {
  const centre = (vectors[0] ?? []).map(
    (_, dimension) => mean(vectors.map((vector) => vector[dimension] ?? 0)) ?? 0,
  );
  return Array.from({ length: count }, (_, index) =>
    distance(vectors[Math.min(index, vectors.length - 1)] ?? centre, centre),
  );
}

function novelty({ looks, sounds }: HighlightSignals, count: number): Track | null {
  const kinds = [looks, sounds].filter((vectors) => vectors !== null);
  if (kinds.length === 0) return null;
  const each = kinds.map((vectors) => stretch(rarity(vectors, count), leastSpread.distance));
  return openTrack(
    Array.from({ length: count }, (_, index) => mean(each.map((values) => values[index] ?? 0)) ?? 0),
  );
}

/** What speaks for each moment of a recording, 0..1 a part, relative to the rest of the same recording. */
export function deriveMomentParts(signals: HighlightSignals): MomentParts {
  const count = Math.max(1, Math.ceil(signals.durationSeconds / momentSeconds));
  const { motion, levels, speech, faces, cuts } = signals;
  return {
    motion: motion && openTrack(stretch(fillGaps(motion, count), leastSpread.motion)),
    audio: levels && openTrack(stretch(fillGaps(levels, count), leastSpread.decibels)),
    speech: speech && openTrack(shareOf(speech, count)),
    faces: faces && openTrack(faceSizes(faces, cuts, count)),
    novelty: novelty(signals, count),
  };
}
