import { topLevel, type Waveform } from "#lib/ingest/waveform.ts";
import { readSamples } from "./pcm-reader.ts";

const maxPoints = 72_000;
/** Enough to zoom in on a sentence; a short sound has as many as are drawn, up to 50 a second. */
const pointsPerSecond = 20;
const shortPoints = 2000;
const shortPointsPerSecond = 50;

function countPoints(durationSeconds: number): number {
  const short = Math.min(shortPoints, durationSeconds * shortPointsPerSecond);
  return Math.ceil(Math.min(maxPoints, Math.max(short, durationSeconds * pointsPerSecond)));
}

/** The loudest samples of a file of 16-bit mono samples, a byte a point: an hour takes less than 100 KB. */
export function measurePeaks(
  path: string,
  sampleRate: number,
  sampleCount: number,
): Waveform & { points: number } {
  const durationSeconds = sampleCount / sampleRate;
  const points = countPoints(durationSeconds);
  const loudest = new Float32Array(points);
  let place = 0;
  for (const piece of readSamples(path, sampleRate)) {
    for (const sample of piece) {
      const point = Math.min(points - 1, Math.floor((place * points) / sampleCount));
      if (Math.abs(sample) > (loudest[point] as number)) loudest[point] = Math.abs(sample);
      place += 1;
    }
  }
  const levels = Uint8Array.from(loudest, (peak) => Math.round(Math.sqrt(peak) * topLevel));
  return { durationSeconds, points, peaks: Buffer.from(levels).toString("base64") };
}
