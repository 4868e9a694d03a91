import { closeSync, openSync, readSync } from "node:fs";

/** Yields the samples (−1..1) of a file of 16-bit little-endian mono sound, a second's worth at a time. */
export function* readSamples(path: string, sampleRate: number): Generator<Float32Array> {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(sampleRate * 2);
    for (;;) {
      const count = readSync(file, bytes) >> 1;
      if (count === 0) return;
      yield Float32Array.from({ length: count }, (_, index) => bytes.readInt16LE(2 * index) / 32_768);
    }
  } finally {
    closeSync(file);
  }
}
