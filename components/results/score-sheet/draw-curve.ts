import type { Series } from "#lib/signals/measurement.ts";

/** The height of every lane's drawing, in its own units; x is seconds. */
export const laneHeight = 100;

function heightOf(value: number, low: number, high: number): number {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return Math.round((1 - share) * laneHeight * 10) / 10;
}

/** Stretches of a series without a gap, as [seconds, value]. */
function stretches(series: Series): [number, number][][] {
  const found: [number, number][][] = [];
  let open: [number, number][] | null = null;
  series.values.forEach((value, index) => {
    if (value === null) {
      open = null;
      return;
    }
    if (open === null) {
      open = [];
      found.push(open);
    }
    open.push([series.startSeconds + index * series.stepSeconds, value]);
  });
  return found;
}

/** A line through the values; where nothing was measured the line is broken, never bridged. */
export function drawLine(series: Series, low: number, high: number): string {
  return stretches(series)
    .map((points) => {
      const drawn = points.map(([x, value]) => `${x} ${heightOf(value, low, high)}`);
      const [first] = points;
      // A lone value still shows: as long as the time it stands for.
      if (points.length === 1 && first)
        drawn.push(`${first[0] + series.stepSeconds} ${drawn[0]?.split(" ")[1]}`);
      return `M${drawn.join("L")}`;
    })
    .join("");
}

/** The area between the values and the floor. */
export function drawArea(series: Series, low: number, high: number): string {
  return stretches(series)
    .map((points) => {
      const [first] = points;
      const last = points.at(-1);
      if (!first || !last) return "";
      const drawn = points.map(([x, value]) => `L${x} ${heightOf(value, low, high)}`).join("");
      const end = last[0] + series.stepSeconds;
      return `M${first[0]} ${laneHeight}${drawn}L${end} ${heightOf(last[1], low, high)}L${end} ${laneHeight}Z`;
    })
    .join("");
}

/** The value at a time, null outside the series or where nothing was measured. */
export function valueAt(series: Series, seconds: number): number | null {
  return series.values[Math.floor((seconds - series.startSeconds) / series.stepSeconds)] ?? null;
}
