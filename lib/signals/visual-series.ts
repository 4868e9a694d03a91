import type { Series } from "./measurement.ts";
import { mean } from "./statistics.ts";

const stepSeconds = 0.5;

/** Values at moments, averaged into half-second bins; a bin without one stays empty. */
function bin(points: { seconds: number; value: number }[], durationSeconds: number, digits: number) {
  const groups = Map.groupBy(points, (point) => Math.floor(point.seconds / stepSeconds + 1e-6));
  return Array.from({ length: Math.ceil(durationSeconds / stepSeconds) }, (_, index) => {
    const average = mean((groups.get(index) ?? []).map((point) => point.value));
    return average === null ? null : Number(average.toFixed(digits));
  });
}

/** A curve of the results page from values at moments. */
export function deriveSeries(
  name: string,
  unit: string,
  points: { seconds: number; value: number }[],
  durationSeconds: number,
  digits = 2,
): Series {
  return { name, unit, startSeconds: 0, stepSeconds, values: bin(points, durationSeconds, digits) };
}
