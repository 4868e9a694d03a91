import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPocketsphinx } from "#lib/models/transcribers/pocketsphinx-transcriber.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { runFfmpeg } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const media = findSharedMedia();
const pocketsphinx = findPocketsphinx();
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let path: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  path = join(folder.path, "audio.s16");
  if (!media) return;
  await runFfmpeg("-i", join(media, "speech/jfk.wav"), "-ar", "16000", "-ac", "1", "-f", "s16le", path);
});
afterAll(() => folder.remove());

describe.runIf(media && pocketsphinx)("pocketsphinx", () => {
  it("counts words about right, where they are said, and is for nothing else", async () => {
    const segments = [
      { startSeconds: 0.33, endSeconds: 2.2 },
      { startSeconds: 3.3, endSeconds: 4.4 },
      { startSeconds: 5.4, endSeconds: 10.6 },
    ];
    const whole = { path, startSeconds: 0, endSeconds: 11, segments };
    const heard = await pocketsphinx?.transcribe(whole, { language: null });
    expect(pocketsphinx?.use).toBe("pace");
    expect(Math.abs((heard?.words.length ?? 0) / 22 - 1)).toBeLessThan(0.3);
    for (const word of heard?.words ?? []) {
      expect(
        segments.some(
          (part) => word.endSeconds > part.startSeconds - 0.3 && word.startSeconds < part.endSeconds + 0.3,
        ),
      ).toBe(true);
    }
  });

  it("stops at once when the job ends", async () => {
    const abort = new AbortController();
    const asked = pocketsphinx?.transcribe(
      { path, startSeconds: 2, endSeconds: 8, segments: [{ startSeconds: 2, endSeconds: 8 }] },
      { language: null, signal: abort.signal },
    );
    setTimeout(() => abort.abort(new Error("cancelled")), 100);
    const start = performance.now();
    await expect(asked).rejects.toThrow("cancelled");
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
