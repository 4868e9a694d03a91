import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  return measurePeaks(path, 1000, samples.length);
}

describe("measurePeaks", () => {
  it("keeps the loudest sample of each stretch, whatever its sign", async () => {
    const samples = new Int16Array(1000);
    samples[0] = 16_384;
    samples[999] = -32_768;
    const { durationSeconds, peaks } = await peaksOf(samples);
    expect(durationSeconds).toBe(1);
    expect(peaks).toEqual([0.5, ...Array.from({ length: 48 }, () => 0), 1]);
  });

  it("stays small for long sounds and misses no sample of them", async () => {
    const samples = Int16Array.from({ length: 100_003 }, () => 8192);
    const { peaks } = await peaksOf(samples);
    expect(peaks).toHaveLength(2000);
    expect(new Set(peaks)).toEqual(new Set([0.25]));
  });

  it("has no peaks of no sound", async () => {
    expect((await peaksOf(new Int16Array(0))).peaks).toEqual([]);
  });
});
