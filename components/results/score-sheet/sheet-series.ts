import type { Series } from "#lib/signals/measurement.ts";
import { type PackedNumbers, packNumbers, unpackNumbers } from "./pack-numbers.ts";

/** A series on its way to the browser. */
export type PackedSeries = Omit<Series, "values"> & { values: PackedNumbers };

export function packSeries(series: Series): PackedSeries {
  return { ...series, values: packNumbers(series.values, 2) };
}

export function unpackSeries(series: PackedSeries): Series {
  return { ...series, values: unpackNumbers(series.values) };
}
