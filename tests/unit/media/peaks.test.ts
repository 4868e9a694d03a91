import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPeaks } from "#lib/ingest/waveform.ts";
import { measurePeaks } from "#lib/media/peaks.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
beforeAll(async () => {
  folder = await makeTemporaryDirectory();
});
afterAll(() => folder.remove());

async function peaksOf(samples: Int16Array) {
  const path = join(folder.path, "sound.s16");
  await writeFile(path, samples);
  const { points, ...waveform } = measurePeaks(path, 1000, samples.length);
  const peaks = readPeaks(waveform);
  expect(peaks).toHaveLength(points);
  return { durationSeconds: waveform.durationSeconds, peaks };
}

describe("measurePeaks", () => {
  it("keeps the loudest sample of each stretch, whatever its sign", async () => {
    const samples = new Int16Array(1000);
    samples[0] = 16_384;
    samples[999] = -32_768;
    const { durationSeconds, peaks } = await peaksOf(samples);
    expect(durationSeconds).toBe(1);
    expect(peaks.slice(1)).toEqual([...Array.from({ length: 48 }, () => 0), 1]);
    expect(peaks[0]).toBeCloseTo(0.5, 2);
  });

  it("stays small for long sounds and misses no sample of them", async () => {
    for (const [length, points] of [
      [60_003, 2000],
      [200_003, 4001],
      [4_000_000, 72_000],
    ] as const) {
      const { peaks } = await peaksOf(new Int16Array(length).fill(8192));
      expect(peaks).toHaveLength(points);
      expect(new Set(peaks).size).toBe(1);
      expect(peaks[0]).toBeCloseTo(0.25, 2);
    }
  });

  it("has no peaks of no sound", async () => {
    expect((await peaksOf(new Int16Array(0))).peaks).toEqual([]);
  });
});
