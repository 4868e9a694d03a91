import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findCollector } from "#lib/garbage-collector.ts";
import { createOpenAiTranscriber } from "#lib/models/transcribers/openai-transcriber.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";
import { planChunks } from "#lib/transcripts/plan-chunks.ts";
import { stitchChunks } from "#lib/transcripts/stitch-chunks.ts";
import { planTalk, type Talk, writeTalk } from "#tests/fixtures/coded-speech.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

/** As many as the engine runs at a time. */
const sideBySide = 3;
const megabyte = 1024 * 1024;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let hearer: Worker;
let url: string;
let busy = 0;
let busiest = 0;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  hearer = new Worker(new URL("../../fixtures/talk-server.ts", import.meta.url));
  const [port] = (await once(hearer, "message")) as [number];
  url = `http://127.0.0.1:${port}/v1`;
});
afterAll(async () => {
  await hearer.terminate();
  await folder.remove();
});

const collectGarbage = findCollector();

/** The most that this thread holds beyond what it held: looked at often, without what is only waiting to be collected. */
function watchMemory() {
  collectGarbage();
  const before = process.memoryUsage();
  let peakBytes = 0;
  const look = () => {
    collectGarbage();
    const now = process.memoryUsage();
    const held = now.arrayBuffers + now.heapUsed - before.arrayBuffers - before.heapUsed;
    peakBytes = Math.max(peakBytes, held);
  };
  const timer = setInterval(look, 20);
  return () => {
    look();
    clearInterval(timer);
    return peakBytes;
  };
}

async function transcribe(path: string, talk: Talk) {
  const transcriber = createOpenAiTranscriber({
    baseUrl: url,
    apiKey: "k",
    model: "whisper-1",
    timeoutSeconds: 60,
  });
  const chunks = planChunks(talk.segments, transcriber.longestSeconds ?? 0);
  const parts: Word[][] = [];
  const queue = [...chunks.entries()];
  const stopWatching = watchMemory();
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, chunk] = next;
      busy += 1;
      busiest = Math.max(busiest, busy);
      const { words } = await transcriber.transcribe({ ...chunk, path, segments: [] }, { language: null });
      busy -= 1;
      parts[index] = words;
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  const words = stitchChunks(chunks, parts, talk.segments);
  return {
    words: words.map((word) => word.text),
    times: words.map((word) => word.startSeconds),
    chunks,
    peakBytes: stopWatching(),
  };
}

describe("an hour of speech", () => {
  it("loses and doubles no word, keeps their order and times, and needs no more memory than a quarter or a half of one", async () => {
    const peaks: number[] = [];
    for (const minutes of [15, 30, 60]) {
      const talk = planTalk(minutes * 60, minutes === 60 ? 540 : 0);
      const path = join(folder.path, `${minutes}.s16`);
      await writeTalk(path, talk);
      const { words, times, chunks, peakBytes } = await transcribe(path, talk);
      expect(words).toEqual(talk.starts.map((_, index) => `w${index}`));
      times.forEach((time, index) => {
        expect(Math.abs(time - (talk.starts[index] ?? 0))).toBeLessThan(0.01);
      });
      expect(chunks.some((chunk) => chunk.overlapSeconds > 0)).toBe(minutes === 60);
      peaks.push(Number((peakBytes / megabyte).toFixed(1)));
    }
    expect(busiest).toBe(sideBySide);
    process.stderr.write(`peaks of 15, 30 and 60 min: ${peaks.join(", ")} MB\n`);
    // An hour is 110 MB of sound: neither it nor the chunks on their way are held.
    expect(Math.max(...peaks)).toBeLessThan(30);
  }, 120_000);
});
