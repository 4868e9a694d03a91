import { median } from "simple-statistics";

/** Fewer takes have no direction. */
const leastTakes = 3;
/** A change over all takes that is no more than this is noise. */
const noisePoints = 3;

export type Trend = {
  direction: "rising" | "falling" | "steady" | "too_few_takes";
  /** Points from one take to the next; null with too few. */
  pointsPerTake: number | null;
  /** Best score so far and its place among the takes; null without any. */
  best: { score: number; index: number } | null;
};

/**
 * Where the scores of takes in their order are going: the median of the slopes of all pairs (Theil 1950, Sen 1968), so
 * that one bad day bends nothing. Takes without a score keep their place.
 */
export function findTrend(scores: readonly (number | null)[]): Trend {
  const points = scores.flatMap((score, index) => (score === null ? [] : [{ score, index }]));
  const best = points.reduce<Trend["best"]>(
    (top, point) => (top && top.score >= point.score ? top : point),
    null,
  );
  if (points.length < leastTakes) return { direction: "too_few_takes", pointsPerTake: null, best };
  const slopes = points.flatMap((first, at) =>
    points.slice(at + 1).map((second) => (second.score - first.score) / (second.index - first.index)),
  );
  const pointsPerTake = median(slopes);
  const change = pointsPerTake * ((points.at(-1)?.index ?? 0) - (points[0]?.index ?? 0));
  const direction = Math.abs(change) <= noisePoints ? "steady" : change > 0 ? "rising" : "falling";
  return { direction, pointsPerTake, best };
}
