import { z } from "zod";
import { readSamples } from "./pcm-reader.ts";

const maxPoints = 2000;
const pointsPerSecond = 50;

/** A waveform small enough to be drawn at once: the loudest sample (0..1) of each of evenly long stretches. */
export const peaksSchema = z.object({
  version: z.literal(1),
  durationSeconds: z.number(),
  peaks: z.array(z.number().min(0).max(1)).max(maxPoints),
});
export type Peaks = z.infer<typeof peaksSchema>;

/** The peaks of a file of 16-bit mono samples; up to 2,000 points, and no more than 50 a second. */
export function measurePeaks(path: string, sampleRate: number, sampleCount: number): Peaks {
  const durationSeconds = sampleCount / sampleRate;
  const count = Math.min(maxPoints, Math.ceil(durationSeconds * pointsPerSecond));
  const peaks = new Float32Array(count);
  let place = 0;
  for (const piece of readSamples(path, sampleRate)) {
    for (const sample of piece) {
      const point = Math.min(count - 1, Math.floor((place * count) / sampleCount));
      if (Math.abs(sample) > (peaks[point] as number)) peaks[point] = Math.abs(sample);
      place += 1;
    }
  }
  return { version: 1, durationSeconds, peaks: Array.from(peaks, (peak) => Number(peak.toFixed(3))) };
}
