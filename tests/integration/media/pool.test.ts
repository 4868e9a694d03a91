import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureSpeech } from "#lib/media/measure-speech.ts";
import { measureVisual } from "#lib/media/measure-visual.ts";
import { closePool, warmPool } from "#lib/media/pool.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { countPoolThreads } from "#lib/media/threads.ts";
import { runFfmpeg, testPicture, testTone } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let work: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let input: { prepared: Awaited<ReturnType<typeof prepareMedia>>; directory: string };

beforeAll(async () => {
  work = await makeTemporaryDirectory();
  const sourcePath = join(work.path, "clip.mp4");
  await runFfmpeg(...testPicture({ seconds: 20 }), ...testTone(20), sourcePath);
  const directory = join(work.path, "prepared");
  const prepared = await prepareMedia({ sourcePath, directory, probe: await probeMedia(sourcePath) });
  input = { prepared, directory };
});
afterAll(async () => {
  await closePool();
  await work.remove();
});

describe("the pool", () => {
  it("lets the caller's event loop turn while the models run", async () => {
    let turns = 0;
    let running = true;
    const turn = () => {
      turns += 1;
      if (running) setImmediate(turn);
    };
    setImmediate(turn);
    const { framesAnalyzed } = await measureVisual(input);
    running = false;
    // Inference on this thread would let it turn once a frame at most.
    expect(turns).toBeGreaterThan(10 * framesAnalyzed);
  });

  it("tells how far it is, to 1", async () => {
    const fractions: number[] = [];
    await measureVisual({ ...input, onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions.length).toBeGreaterThan(2);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it("hears the sound before it has looked at all pictures, so that no thread is left over at the end", async () => {
    const { signal } = new AbortController();
    const ended: string[] = [];
    let hearing: Promise<unknown> | undefined;
    const onProgress = () => {
      hearing ??= measureSpeech({ ...input, words: null, signal }).then(() => ended.push("sound"));
    };
    await measureVisual({ ...input, onProgress, signal }).then(() => ended.push("pictures"));
    await hearing;
    expect(ended).toEqual(["sound", "pictures"]);
  });

  it("stops with the given reason and works again afterwards", async () => {
    const stop = new AbortController();
    const running = measureVisual({
      ...input,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error("told to")),
    });
    await expect(running).rejects.toThrow("told to");
    expect((await measureVisual(input)).framesAnalyzed).toBeGreaterThan(0);
  });

  it("opens again after it was closed", async () => {
    await closePool();
    expect((await measureSpeech({ ...input, words: null })).measurements.loudness.measured).toBe(true);
  });

  it("starts all threads beforehand when told to, so that a recording waits for none", async () => {
    await closePool();
    let started = 0;
    const count = () => {
      started += 1;
    };
    process.on("worker", count);
    try {
      await warmPool();
      expect(started).toBe(countPoolThreads());
      await Promise.all([measureVisual(input), measureSpeech({ ...input, words: null })]);
      expect(started).toBe(countPoolThreads());
    } finally {
      process.off("worker", count);
    }
  });
});
