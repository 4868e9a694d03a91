import type { Grade } from "./report.ts";

/** Changes whenever a band, a weight or the arithmetic changes, so that scores are only compared with their like. */
export const SCORING_VERSION = "2026-11-4";

/** How a raw value becomes a score: straight lines between the knots [value, score], level beyond the ends. */
export type Band = {
  label: string;
  /** Share of the section's mean. 0: reported, not scored. */
  weight: number;
  knots: readonly (readonly [value: number, score: number])[];
  /** The good range in words, as shown on the receipt. */
  good: string;
};

/** Share of the overall score, among the sections that could be assessed. */
export const sectionWeights = { content: 0.4, delivery: 0.35, visual: 0.25 } as const;

/** A section speaks only if at least this share of its weight was measured. */
export const leastEvidence = 0.4;

/** Score of a value under a band, 0..100. */
export function scoreByBand(band: Band, value: number): number {
  const [first] = band.knots;
  const last = band.knots.at(-1);
  if (!first || !last) throw new RangeError("a band needs knots");
  if (value <= first[0]) return first[1];
  if (value >= last[0]) return last[1];
  const right = band.knots.findIndex(([knot]) => knot >= value);
  const [x1, y1] = band.knots[right - 1] ?? first;
  const [x2, y2] = band.knots[right] ?? last;
  return y1 + ((value - x1) / (x2 - x1)) * (y2 - y1);
}

export function gradeOf(score: number): Grade {
  if (score >= 75) return "good";
  return score >= 45 ? "warn" : "poor";
}
