import { closeSync, openSync, readSync } from "node:fs";

/** Yields the samples (−1..1) of a file of 16-bit little-endian mono sound, a second's worth at a time. */
export function* readSamples(path: string, sampleRate: number): Generator<Float32Array> {
  const file = openSync(path, "r");
  try {
    // A typed view is in the machine's byte order: little-endian on every platform Node and ffmpeg run on here.
    const piece = new Int16Array(sampleRate);
    for (;;) {
      const count = readSync(file, piece) >> 1;
      if (count === 0) return;
      const samples = new Float32Array(count);
      for (let index = 0; index < count; index += 1) samples[index] = (piece[index] as number) / 32_768;
      yield samples;
    }
  } finally {
    closeSync(file);
  }
}
