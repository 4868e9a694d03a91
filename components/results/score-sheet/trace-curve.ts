import type { Series } from "#lib/signals/measurement.ts";
import type { TimeWindow } from "./time-window.ts";

/** A point of a drawn curve: x in pixels from the left, value in the series' own unit. */
export type CurvePoint = [x: number, value: number];

/** The lowest and the highest value of each pixel, in that order; null where nothing was measured. */
function reduceColumns(series: Series, from: number, to: number, xOf: (index: number) => number) {
  const columns: { x: number; low: number; high: number; broken: boolean }[] = [];
  let broken = false;
  for (let index = from; index < to; index += 1) {
    const value = series.values[index] ?? null;
    if (value === null) {
      broken = true;
      continue;
    }
    const x = Math.floor(xOf(index));
    const last = columns.at(-1);
    if (last && last.x === x) {
      last.low = Math.min(last.low, value);
      last.high = Math.max(last.high, value);
    } else columns.push({ x, low: value, high: value, broken });
    broken = false;
  }
  return columns;
}

/**
 * The stretches of a series that a window shows, `width` pixels wide. Where many values share a pixel its lowest and
 * highest stand for them. Gaps break the curve: nothing is bridged.
 */
export function traceCurve(series: Series, window: TimeWindow, width: number): CurvePoint[][] {
  const { startSeconds, stepSeconds, values } = series;
  const perSecond = width / (window.endSeconds - window.startSeconds);
  const xOf = (index: number) => (startSeconds + index * stepSeconds - window.startSeconds) * perSecond;
  // One value more at either side, so that the curve comes from outside the window and leaves it.
  const from = Math.max(0, Math.floor((window.startSeconds - startSeconds) / stepSeconds) - 1);
  const to = Math.min(values.length, Math.ceil((window.endSeconds - startSeconds) / stepSeconds) + 2);
  const found: CurvePoint[][] = [];
  if (stepSeconds * perSecond < 1) {
    for (const { x, low, high, broken } of reduceColumns(series, from, to, xOf)) {
      const open = broken ? undefined : found.at(-1);
      const points: CurvePoint[] =
        low === high
          ? [[x, low]]
          : [
              [x, low],
              [x, high],
            ];
      if (open) open.push(...points);
      else found.push(points);
    }
    return found;
  }
  let open: CurvePoint[] | null = null;
  for (let index = from; index < to; index += 1) {
    const value = values[index] ?? null;
    if (value === null) {
      open = null;
      continue;
    }
    if (open === null) {
      open = [];
      found.push(open);
    }
    open.push([xOf(index), value]);
  }
  // The last value of a stretch shows for as long as it stands for.
  for (const points of found) {
    const last = points.at(-1);
    if (last) points.push([last[0] + stepSeconds * perSecond, last[1]]);
  }
  return found;
}

/** 0 (floor) to 1 (ceiling), never outside. */
export function shareOf(value: number, low: number, high: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** The value at a time, null outside the series or where nothing was measured. */
export function valueAt(series: Series, seconds: number): number | null {
  return series.values[Math.floor((seconds - series.startSeconds) / series.stepSeconds)] ?? null;
}

/** The part of a series that covers a stretch of time. */
export function sliceSeries(series: Series, startSeconds: number, endSeconds: number): Series {
  const { stepSeconds } = series;
  const from = Math.max(0, Math.floor((startSeconds - series.startSeconds) / stepSeconds));
  const to = Math.max(from, Math.ceil((endSeconds - series.startSeconds) / stepSeconds) + 1);
  return {
    ...series,
    startSeconds: series.startSeconds + from * stepSeconds,
    values: series.values.slice(from, to),
  };
}
