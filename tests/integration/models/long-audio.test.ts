import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOpenAiTranscriber } from "#lib/models/transcribers/openai-transcriber.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";
import { planChunks } from "#lib/transcripts/plan-chunks.ts";
import { stitchChunks } from "#lib/transcripts/stitch-chunks.ts";
import { hearTalk, planTalk, type Talk, writeTalk } from "#tests/fixtures/coded-speech.ts";
import { startModelStub } from "#tests/fixtures/model-stub.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

/** As many as the engine runs at a time. */
const sideBySide = 3;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let stub: Awaited<ReturnType<typeof startModelStub>>;
let busy = 0;
let busiest = 0;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  stub = await startModelStub(({ body }) => {
    const wav = body.indexOf("WAVEfmt ");
    const data = body.subarray(wav + 36, wav + 36 + body.readUInt32LE(wav + 32));
    const samples = new Int16Array(new Uint8Array(data).buffer);
    stub.requests.length = 0;
    return { kind: "json", body: { text: "", language: "english", words: hearTalk(samples) } };
  });
});
afterAll(async () => {
  await stub.stop();
  await folder.remove();
});

async function transcribe(path: string, talk: Talk) {
  const transcriber = createOpenAiTranscriber({
    baseUrl: `${stub.url}/v1`,
    apiKey: "k",
    model: "whisper-1",
    timeoutSeconds: 60,
  });
  const chunks = planChunks(talk.segments, transcriber.longestSeconds ?? 0);
  const parts: Word[][] = [];
  const queue = [...chunks.entries()];
  let peakBytes = 0;
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, chunk] = next;
      busy += 1;
      busiest = Math.max(busiest, busy);
      const { words } = await transcriber.transcribe({ ...chunk, path, segments: [] }, { language: null });
      busy -= 1;
      parts[index] = words;
      peakBytes = Math.max(peakBytes, process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  const words = stitchChunks(chunks, parts, talk.segments);
  return {
    words: words.map((word) => word.text),
    times: words.map((word) => word.startSeconds),
    chunks,
    peakBytes,
  };
}

describe("an hour of speech", () => {
  it("loses and doubles no word, keeps their order and times, and needs no more memory than a quarter of one", async () => {
    const peaks: number[] = [];
    for (const minutes of [15, 60]) {
      const talk = planTalk(minutes * 60, minutes === 60 ? 540 : 0);
      const path = join(folder.path, `${minutes}.s16`);
      await writeTalk(path, talk);
      const { words, times, chunks, peakBytes } = await transcribe(path, talk);
      expect(words).toEqual(talk.starts.map((_, index) => `w${index}`));
      times.forEach((time, index) => {
        expect(Math.abs(time - (talk.starts[index] ?? 0))).toBeLessThan(0.01);
      });
      expect(chunks.some((chunk) => chunk.overlapSeconds > 0)).toBe(minutes === 60);
      peaks.push(peakBytes / 1024 / 1024);
    }
    expect(busiest).toBe(sideBySide);
    process.stderr.write(
      `peak of 15 min: ${peaks[0]?.toFixed(0)} MB, of 60 min: ${peaks[1]?.toFixed(0)} MB\n`,
    );
    // 82 MB of sound more; the collector alone swings by some 30.
    expect((peaks[1] ?? 0) - (peaks[0] ?? 0)).toBeLessThan(60);
  }, 120_000);
});
