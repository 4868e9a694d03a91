import type { Series } from "#lib/signals/measurement.ts";
import type { Waveform } from "#lib/videos/video-view.ts";
import { type PackedNumbers, packNumbers, unpackNumbers } from "./pack-numbers.ts";

/** A series on its way to the browser. */
export type PackedSeries = Omit<Series, "values"> & { values: PackedNumbers };
export type PackedWaveform = Omit<Waveform, "peaks"> & { peaks: PackedNumbers };

export function packSeries(series: Series): PackedSeries {
  return { ...series, values: packNumbers(series.values, 2) };
}

export function unpackSeries(series: PackedSeries): Series {
  return { ...series, values: unpackNumbers(series.values) };
}

export function packWaveform(waveform: Waveform): PackedWaveform {
  return { ...waveform, peaks: packNumbers(waveform.peaks, 2) };
}

export function unpackWaveform(waveform: PackedWaveform): Waveform {
  return { ...waveform, peaks: unpackNumbers(waveform.peaks).map((peak) => peak ?? 0) };
}
