import { formatScore } from "#components/ui/format.ts";
import { findTrend, type Trend } from "#lib/takes/find-trend.ts";

const width = 120;
const height = 32;
/** What the direction is told of: the takes of late. */
const lateTakes = 40;

/** A line through the scores on a fixed scale of 0..100, so that small changes look small. */
export function drawTrend(scores: readonly number[]): { width: number; height: number; points: string } {
  const step = scores.length < 2 ? 0 : width / (scores.length - 1);
  const points = scores.map((score, index) => {
    const y = height - (score / 100) * height;
    return `${(index * step).toFixed(1)},${y.toFixed(1)}`;
  });
  return { width, height, points: points.join(" ") };
}

const directions: Record<Trend["direction"], string | null> = {
  rising: "rising",
  falling: "falling",
  steady: "holding steady",
  too_few_takes: null,
};

/** "62, 68, 74: 12 more than the first, rising by about 6 a take." Null where there is nothing to compare. */
export function describeTrend(scores: readonly number[]): string | null {
  const [first, last] = [scores.at(0), scores.at(-1)];
  if (first === undefined || last === undefined || scores.length < 2) return null;
  const change = Math.round(last) - Math.round(first);
  const words =
    change === 0
      ? "the same as the first"
      : `${Math.abs(change)} ${change > 0 ? "more" : "less"} than the first`;
  const { direction, pointsPerTake } = findTrend(scores.slice(-lateTakes));
  const step = Math.round(Math.abs(pointsPerTake ?? 0));
  const pace = direction !== "steady" && step >= 1 ? ` by about ${step} a take` : "";
  const going = directions[direction] === null ? "" : `, ${directions[direction]}${pace}`;
  return `${scores.slice(-6).map(formatScore).join(", ")}: ${words}${going}.`;
}
