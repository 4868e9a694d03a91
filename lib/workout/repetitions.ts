import { median, quantile } from "#lib/signals/statistics.ts";

/** One movement away from rest and back, frames. */
export interface Repetition {
  start: number;
  /** Where it is furthest from rest. */
  peak: number;
  end: number;
}

/** Away is above this share of the whole movement, back below that one: what trembles about one of them counts once. */
const away = 0.6;
const back = 0.35;
/** A stretch of movement begins and ends with so much rest at least. */
const restSeconds = 0.5;

/** A movement turned so that it rests at 0 and is furthest at 1. Rest is where it begins and ends. */
function fromRest(movement: Float64Array, framesPerSecond: number): Float64Array {
  const [low, high] = [quantile(movement, 0.05) ?? 0, quantile(movement, 0.95) ?? 0];
  const range = Math.max(1e-9, high - low);
  const edge = Math.max(1, Math.round(restSeconds * framesPerSecond));
  const ends = [...movement.slice(0, edge), ...movement.slice(-edge)];
  const restsLow = ((median(ends) ?? 0) - low) / range < 0.5;
  return movement.map((value) => (restsLow ? value - low : high - value) / range);
}

/** Counts the movements away from rest by two thresholds, so that neither noise nor pauses add any. */
export function findRepetitions(movement: Float64Array, framesPerSecond: number): Repetition[] {
  const level = fromRest(movement, framesPerSecond);
  const found: Repetition[] = [];
  let open: Repetition | null = null;
  let lowest = 0;
  for (let index = 0; index < level.length; index += 1) {
    const value = level[index] as number;
    if (!open) {
      if (value < (level[lowest] as number) || value < back) lowest = index;
      if (value > away) open = { start: lowest, peak: index, end: index };
      continue;
    }
    if (value > (level[open.peak] as number)) open.peak = index;
    open.end = index;
    if (value >= back) continue;
    found.push(open);
    [open, lowest] = [null, index];
  }
  return open ? [...found, open] : found;
}
