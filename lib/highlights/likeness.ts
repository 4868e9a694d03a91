import type { TimeRange } from "#lib/signals/measurement.ts";
import { mean, standardDeviation } from "#lib/signals/statistics.ts";
import { type HighlightSignals, momentSeconds } from "./signals.ts";

/** Every dimension on the same scale, and picture and sound of the same weight however many dimensions they have. */
function normalise(vectors: number[][]): number[][] {
  const dimensions = vectors[0]?.length ?? 0;
  const columns = Array.from({ length: dimensions }, (_, dimension) =>
    vectors.map((vector) => vector[dimension] ?? 0),
  );
  const centres = columns.map((column) => mean(column) ?? 0);
  const spreads = columns.map((column) => standardDeviation(column) || 1);
  const scale = 1 / Math.sqrt(Math.max(1, dimensions));
  return vectors.map((vector) =>
    vector.map((value, index) => (scale * (value - (centres[index] ?? 0))) / (spreads[index] ?? 1)),
  );
}

function meanVector(vectors: number[][], range: TimeRange): number[] {
  const first = Math.floor(range.startSeconds / momentSeconds);
  const last = Math.max(first + 1, Math.ceil(range.endSeconds / momentSeconds));
  const inside = vectors.slice(Math.min(first, vectors.length - 1), last);
  return (inside[0] ?? []).map((_, dimension) => mean(inside.map((vector) => vector[dimension] ?? 0)) ?? 0);
}

/** Describes ranges by what they look and sound like. */
export function openDescriber(signals: HighlightSignals): (range: TimeRange) => number[] {
  const kinds = [signals.looks, signals.sounds].filter((vectors) => vectors !== null && vectors.length > 0);
  const normal = (kinds as number[][][]).map(normalise);
  return (range) => normal.flatMap((vectors) => meanVector(vectors, range));
}

/** How alike two descriptions are: 1 for the same, towards 0 the further they are apart. */
export function likeness(a: number[], b: number[]): number {
  if (a.length === 0) return 0;
  const squared = a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0);
  return Math.exp(-squared / 2);
}
