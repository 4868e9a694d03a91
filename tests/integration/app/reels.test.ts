import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { artifactPath, type JobRef } from "#lib/artifacts/artifact.ts";
import { addMusic } from "#lib/assets/add-music.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { reelResultSchema } from "#lib/highlights/reel-result.ts";
import { findResult } from "#lib/jobs/save-result.ts";
import { closePool } from "#lib/media/pool.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { findReelView } from "#lib/reels/find-reel-view.ts";
import { fetchObject } from "#lib/videos/video-storage.ts";
import { openJob, signUp, startApp, unknownId } from "#tests/fixtures/app.ts";
import { runFfmpeg, testPicture } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { runWithoutEngine, storeRecording } from "#tests/fixtures/transcribed-video.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let caller: Caller;
const at = (name: string) => join(folder.path, name);

beforeAll(async () => {
  Object.assign(process.env, { INNGEST_DEV: "http://127.0.0.1:1" });
  app = await startApp();
  folder = await makeTemporaryDirectory();
  ({ caller } = await signUp(app.supabase, app.db));
  const picture = testPicture({ seconds: 40, size: "320x180" });
  // Loud and lively from 20 to 26 s, quiet and still elsewhere.
  const still =
    "split[a][b];[b]trim=end_frame=1,loop=loop=-1:size=1[c];[a][c]overlay=enable='lt(t,20)+gt(t,26)':shortest=1";
  const sound = "aevalsrc=exprs='(0.01+0.6*between(t,20,26))*(random(0)-0.5)':d=40:s=48000";
  await runFfmpeg(
    ...picture,
    "-f",
    "lavfi",
    "-i",
    sound,
    "-filter_complex",
    `[0:v]${still}`,
    "-preset",
    "ultrafast",
    "-pix_fmt",
    "yuv420p",
    at("burst.mp4"),
  );
  await runFfmpeg("-f", "lavfi", "-i", "sine=frequency=440:duration=5", at("music.mp3"));
});
afterAll(async () => {
  await closePool();
  await folder.remove();
  await app.stop();
});

/** From a recording in storage to the answer of its highlights job and the reel itself. */
async function makeReel(path: string, config: Record<string, unknown>, captions: string | null = null) {
  const { chooseSegments } = await import("#lib/reels/choose-segments.ts");
  const { cutReel, readRecording, saveReel } = await import("#lib/reels/cut-reel.ts");
  const videoId = await storeRecording(caller, path, captions);
  const { job } = await openJob(caller, videoId, false, { type: "highlights", config });
  const ref: JobRef = { jobId: job.id, videoId, ownerId: caller.actor.ownerId };
  await runWithoutEngine(caller, ref, async ({ db, step }) => {
    const run = step as unknown as <T>(
      id: string,
      work: (context: Parameters<typeof cutReel>[2]) => Promise<T>,
    ) => Promise<T>;
    await run("preprocess", (context) => readRecording(db, ref, context));
    await run("select", (context) => chooseSegments(db, ref, context));
    await saveReel(db, ref, await run("compose", (context) => cutReel(db, ref, context)));
  });
  const reelPath = at(`${ref.jobId}.mp4`);
  await fetchObject(app.db, "artifacts", artifactPath(ref, "reel"), reelPath);
  return {
    ref,
    result: await findResult(app.db, ref.jobId, reelResultSchema),
    probe: await probeMedia(reelPath),
  };
}

const music = async () => {
  const path = at("music.mp3");
  const sha256 = createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
  return addMusic(caller, "reels", {
    path,
    filename: "music.mp3",
    sizeBytes: (await stat(path)).size,
    sha256,
  });
};

describe("a highlights job", () => {
  it("finds the burst, cuts a reel of the length that was asked for and answers both", async () => {
    const { ref, result, probe } = await makeReel(at("burst.mp4"), { target_duration: 8 });
    expect(result).toMatchObject({ input_duration: 40, notes: [] });
    expect(await findReelView(app.db, ref)).toMatchObject({
      job: { id: ref.jobId, status: "completed" },
      finished: { jobId: ref.jobId, result, url: expect.stringContaining("token=") },
    });
    expect(result?.output_duration).toBeCloseTo(8, 0);
    expect(probe.durationSeconds).toBeCloseTo(result?.output_duration ?? 0, 1);
    expect(result?.segments_selected).toBe(result?.segments.length);
    const best = result?.segments.toSorted((a, b) => b.score - a.score)[0];
    expect(best?.start).toBeGreaterThan(18);
    expect(best?.end).toBeLessThan(28);
    expect(best).toMatchObject({
      motion: expect.any(Number),
      audio: expect.any(Number),
      diversity: expect.any(Number),
    });
  });

  it("puts music under it and cuts it to the shape of a phone", async () => {
    const { id } = await music();
    const { probe } = await makeReel(at("burst.mp4"), {
      target_duration: 6,
      aspect: "9:16",
      music_asset_id: id,
    });
    expect(probe).toMatchObject({ video: { width: 100, height: 180 }, audio: { codec: "aac" } });
  });

  it("returns a shorter video whole, and says so, also where no pitch was judged", async () => {
    const { result } = await makeReel(at("burst.mp4"), { mode: "pitch" });
    expect(result?.segments).toMatchObject([{ start: 0, end: 40 }]);
    expect(result?.notes).toEqual([
      expect.stringContaining("no judged pitch"),
      expect.stringContaining("whole"),
    ]);
  });

  it("does not cut inside a line of its captions", async () => {
    const line = (start: number) =>
      `00:00:${String(start).padStart(2, "0")}.000 --> 00:00:${String(start + 3).padStart(2, "0")}.000\nUnstoppable`;
    const captions = `WEBVTT\n\n${[2, 8, 15, 21, 27, 33].map(line).join("\n\n")}\n`;
    const { result } = await makeReel(at("burst.mp4"), { target_duration: 12 }, captions);
    for (const { start, end } of result?.segments ?? []) {
      for (const word of [2, 8, 15, 21, 27, 33]) {
        for (const edge of [start, end]) expect(edge > word + 0.001 && edge < word + 2.999).toBe(false);
      }
    }
  });

  it("refuses music that is not there", async () => {
    await expect(
      makeReel(at("burst.mp4"), { target_duration: 6, music_asset_id: unknownId() }),
    ).rejects.toMatchObject({
      message: expect.stringContaining("no such music"),
    });
  });
});
