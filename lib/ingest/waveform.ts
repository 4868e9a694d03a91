/** The loudest sample of each of evenly long stretches of a recording: a byte each, in base64. */
export type Waveform = { durationSeconds: number; peaks: string };

/** The level of the loudest peak. Levels are finer where it is quiet, as hearing is. */
export const topLevel = 255;

/** The peaks, 0..1 of full scale. */
export function readPeaks({ peaks }: Waveform): number[] {
  return Array.from(atob(peaks), (sign) => (sign.charCodeAt(0) / topLevel) ** 2);
}
