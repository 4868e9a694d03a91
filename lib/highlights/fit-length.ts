import type { TimeRange } from "#lib/signals/measurement.ts";

/** A total this close to what was asked is what was asked. */
const closeSeconds = 0.1;
/** Of a neighbouring shot nobody wants to see less than this. */
const sliverSeconds = 0.7;
const maxMoves = 200;

export interface FitLimits {
  targetSeconds: number;
  durationSeconds: number;
  minSeconds: number;
  maxSeconds: number;
  cuts: number[];
  /** The nearest moment at which nobody is in the middle of a word. */
  settle: (seconds: number) => number;
}

const lengthOf = ({ startSeconds, endSeconds }: TimeRange) => endSeconds - startSeconds;

export function totalSeconds(ranges: TimeRange[]): number {
  return ranges.reduce((sum, range) => sum + lengthOf(range), 0);
}

/** What is wrong with a range besides the total: slivers of other shots, and more than the greatest length. */
function faults(range: TimeRange, { cuts, maxSeconds }: FitLimits): number {
  const isSliver = (cut: number) =>
    (cut > range.startSeconds + 0.02 && cut < range.startSeconds + sliverSeconds) ||
    (cut < range.endSeconds - 0.02 && cut > range.endSeconds - sliverSeconds);
  return cuts.filter(isSliver).length + (lengthOf(range) > maxSeconds ? 1 : 0);
}

/** The range with its end, or its start, moved by as much as is wanted and possible; null where nothing is. */
function move(
  ranges: TimeRange[],
  index: number,
  side: "start" | "end",
  wanted: number,
  limits: FitLimits,
): TimeRange | null {
  const range = ranges[index] as TimeRange;
  const least = Math.min(limits.minSeconds, lengthOf(range));
  const before = ranges[index - 1]?.endSeconds ?? 0;
  const after = ranges[index + 1]?.startSeconds ?? limits.durationSeconds;
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  const endSeconds =
    side === "end"
      ? clamp(
          limits.settle(clamp(range.endSeconds + wanted, range.startSeconds + least, after)),
          range.startSeconds,
          after,
        )
      : range.endSeconds;
  const startSeconds =
    side === "start"
      ? clamp(
          limits.settle(clamp(range.startSeconds - wanted, before, range.endSeconds - least)),
          before,
          range.endSeconds,
        )
      : range.startSeconds;
  const moved = { startSeconds, endSeconds };
  return Math.abs(lengthOf(moved) - lengthOf(range)) < 1e-6 || lengthOf(moved) < least - 0.3 ? null : moved;
}

/**
 * Lengthens or shortens ranges (in order of time, not overlapping) at their ends until together they are as long as
 * wanted, or no move brings them nearer.
 */
export function fitLength(ranges: TimeRange[], limits: FitLimits): TimeRange[] {
  let current = ranges;
  for (let count = 0; count < maxMoves; count += 1) {
    const missing = limits.targetSeconds - totalSeconds(current);
    if (Math.abs(missing) <= closeSeconds) break;
    const moves = current.flatMap((range, index) =>
      (["end", "start"] as const).flatMap((side) => {
        const moved = move(current, index, side, missing, limits);
        if (!moved) return [];
        const left = Math.abs(missing - (lengthOf(moved) - lengthOf(range)));
        return [{ index, moved, left, cost: left + faults(moved, limits) - faults(range, limits) }];
      }),
    );
    const nearer = moves.filter(({ left }) => left < Math.abs(missing) - 1e-3);
    const best = nearer.reduce<(typeof nearer)[number] | null>(
      (found, candidate) => (!found || candidate.cost < found.cost ? candidate : found),
      null,
    );
    if (!best) break;
    current = current.with(best.index, best.moved);
  }
  return current;
}
