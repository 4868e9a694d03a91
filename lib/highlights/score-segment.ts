import type { TimeRange } from "#lib/signals/measurement.ts";
import type { HighlightWeights } from "./config.ts";
import { type MomentParts, type PartName, partNames } from "./moments.ts";
import type { SegmentParts } from "./selection.ts";

/** The parts of a segment's score, 0..1 each, null where a recording has no such signal. */
export function measureSegment(moments: MomentParts, range: TimeRange): SegmentParts {
  const part = (name: PartName) => moments[name]?.meanOf(range) ?? null;
  return Object.fromEntries(partNames.map((name) => [name, part(name)])) as SegmentParts;
}

/** The weighted mean of the parts that are known, 0..1. */
export function weighParts(parts: SegmentParts, weights: HighlightWeights): number {
  const known = partNames.flatMap((name) => {
    const value = parts[name];
    return value === null ? [] : [{ value, weight: weights[name] }];
  });
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : known.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
}
