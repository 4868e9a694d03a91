import type { Series } from "#lib/signals/measurement.ts";
import { type CurvePoint, shareOf, traceCurve } from "./trace-curve.ts";

/** The height of a drawn path, in its own units; x is 0 to `width`. */
export const pathHeight = 100;

/** An SVG path of the area between a series and the floor, `width` units wide from the series' start to its end. */
export function drawArea(series: Series, low: number, high: number, width: number): string {
  const endSeconds = series.startSeconds + series.values.length * series.stepSeconds;
  const window = { startSeconds: series.startSeconds, endSeconds };
  const heightOf = ([, value]: CurvePoint) => Math.round((1 - shareOf(value, low, high)) * pathHeight);
  return traceCurve(series, window, width)
    .map((points) => {
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) return "";
      const drawn = points.map((point) => `L${Math.round(point[0] * 10) / 10} ${heightOf(point)}`).join("");
      return `M${Math.round(first[0])} ${pathHeight}${drawn}L${Math.round(last[0])} ${pathHeight}Z`;
    })
    .join("");
}
