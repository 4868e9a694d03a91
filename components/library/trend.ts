import { formatScore } from "#components/ui/format.ts";

const width = 120;
const height = 32;

/** A line through the scores on a fixed scale of 0..100, so that small changes look small. */
export function drawTrend(scores: readonly number[]): { width: number; height: number; points: string } {
  const step = scores.length < 2 ? 0 : width / (scores.length - 1);
  const points = scores.map((score, index) => {
    const y = height - (score / 100) * height;
    return `${(index * step).toFixed(1)},${y.toFixed(1)}`;
  });
  return { width, height, points: points.join(" ") };
}

/** "62, 68, 74: 12 more than the first." Null where there is nothing to compare. */
export function describeTrend(scores: readonly number[]): string | null {
  const [first, last] = [scores.at(0), scores.at(-1)];
  if (first === undefined || last === undefined || scores.length < 2) return null;
  const change = Math.round(last) - Math.round(first);
  const words =
    change === 0
      ? "the same as the first"
      : `${Math.abs(change)} ${change > 0 ? "more" : "less"} than the first`;
  return `${scores.slice(-6).map(formatScore).join(", ")}: ${words}.`;
}
