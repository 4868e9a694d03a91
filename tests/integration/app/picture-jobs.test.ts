import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { median } from "simple-statistics";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { ingestResultSchema } from "#lib/ingest/result.ts";
import { readSpriteIndex } from "#lib/ingest/sprite-index.ts";
import { readPeaks } from "#lib/ingest/waveform.ts";
import { waveformSchema } from "#lib/ingest/waveform-schema.ts";
import { shotsResultSchema } from "#lib/shots/result.ts";
import { signUp, startApp } from "#tests/fixtures/app.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { probePicture } from "#tests/fixtures/probe-picture.ts";
import { runFfmpeg, testPicture, testTone } from "#tests/fixtures/run-ffmpeg.ts";
import { readArtifact, runJob } from "#tests/fixtures/run-job.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const media = findSharedMedia();
let app: Awaited<ReturnType<typeof startApp>>;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let caller: Caller;

beforeAll(async () => {
  app = await startApp();
  process.env.INNGEST_DEV = "http://127.0.0.1:1";
  folder = await makeTemporaryDirectory();
  ({ caller } = await signUp(app.supabase, app.db));
});
afterAll(async () => {
  await folder.remove();
  await app.stop();
});

const clip = (name: string) => join(folder.path, name);
async function detect(path: string, config = {}) {
  const { detectScenes } = await import("#inngest/functions/detect-scenes.ts");
  return runJob(caller, detectScenes, { type: "scene_detection", path, config });
}
async function prepare(path: string) {
  const { ingest } = await import("#inngest/functions/ingest.ts");
  return runJob(caller, ingest, { type: "ingest", path });
}

/** Mean colour of one tile of a sheet. */
async function tileColour(
  sheet: Buffer,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
) {
  const path = clip("sheet.jpg");
  await writeFile(path, sheet);
  return probePicture(path, `crop=${width}:${height}:${x}:${y},scale=1:1:flags=area`);
}

describe("finding shots", () => {
  it("answers each shot with a picture of its own, though it is short", async () => {
    const colours = ["red", "lime", "blue"];
    const inputs = colours.flatMap((colour) => [
      "-f",
      "lavfi",
      "-i",
      `color=${colour}:size=320x180:rate=25:duration=0.6`,
    ]);
    const path = clip("colours.mp4");
    await runFfmpeg(...inputs, "-filter_complex", "concat=n=3", "-pix_fmt", "yuv420p", path);
    const { error, job, data, artifacts } = await detect(path);
    expect(error).toBeUndefined();
    expect(job).toEqual({ status: "completed", progress: 100 });
    const { shots, duration, reason } = shotsResultSchema.parse(data);
    expect(reason).toBeNull();
    expect(duration).toBeCloseTo(1.8, 1);
    expect(shots.map(({ start }) => start)).toEqual([0, 0.6, 1.2]);
    const sheet = await readArtifact(caller, artifacts.get("shot-sprite"));
    for (const [index, shot] of shots.entries()) {
      if (!shot.thumbnail) throw new Error("no thumbnail");
      const colour = await tileColour(sheet, shot.thumbnail);
      expect(colour.indexOf(Math.max(...colour))).toBe(index);
    }
  });

  it("obeys what was asked", async () => {
    const { data, artifacts } = await detect(clip("colours.mp4"), { min_shot_seconds: 1, thumbnails: false });
    const { shots } = shotsResultSchema.parse(data);
    expect(shots).toHaveLength(1);
    expect(shots[0]).toMatchObject({ start: 0, thumbnail: null });
    expect([...artifacts.keys()]).toEqual(["shots"]);
  });

  it.skipIf(!media)("works on a real clip", async () => {
    const { data } = await detect(join(media ?? "", "documentary-cuts.mp4"));
    const { shots } = shotsResultSchema.parse(data);
    expect(shots.map(({ start }) => Math.round(start * 25))).toEqual([0, 70, 170, 301, 421, 484]);
    expect(shots.every(({ thumbnail }) => thumbnail !== null)).toBe(true);
  });

  it("says so where there is no picture", async () => {
    const path = clip("tone.mp4");
    await runFfmpeg(...testTone(2), "-c:a", "aac", path);
    const { job, data } = await detect(path);
    expect(job?.status).toBe("completed");
    expect(shotsResultSchema.parse(data)).toMatchObject({ shots: [], reason: "no_video_stream" });
  });
});

describe("preparing a video for viewing", () => {
  it("keeps poster, sprite with its index, and peaks, and tells what the file is", async () => {
    const path = clip("picture.mp4");
    await runFfmpeg(
      ...testPicture({ seconds: 6, size: "640x360" }),
      ...testTone(6),
      "-pix_fmt",
      "yuv420p",
      path,
    );
    const { error, job, data, artifacts } = await prepare(path);
    expect(error).toBeUndefined();
    expect(job).toEqual({ status: "completed", progress: 100 });
    const result = ingestResultSchema.parse(data);
    expect(result).toMatchObject({
      poster: true,
      video: { codec: "h264", frame_rate: 25 },
    });
    const tiles = readSpriteIndex((await readArtifact(caller, artifacts.get("sprite-index"))).toString());
    expect(tiles).toHaveLength(result.thumbnails);
    expect(tiles.length).toBeGreaterThan(20);
    expect(tiles.length).toBeLessThanOrEqual(100);
    expect(tiles.at(-1)?.endSeconds).toBeCloseTo(result.duration, 2);
    const sheet = await readArtifact(caller, artifacts.get("sprite"));
    const last = tiles.at(-1);
    expect(
      Math.max(...(await tileColour(sheet, last ?? { x: 0, y: 0, width: 2, height: 2 }))),
    ).toBeGreaterThan(40);
    const waveform = JSON.parse((await readArtifact(caller, artifacts.get("peaks"))).toString());
    const peaks = readPeaks(waveformSchema.parse(waveform));
    expect(peaks).toHaveLength(result.waveform_points);
    expect(Math.abs(result.waveform_points - 300)).toBeLessThanOrEqual(3);
    expect(median(peaks)).toBeCloseTo(0.125, 2);
  });

  it("keeps what there is of a sound without a picture and of a single frame", async () => {
    const { data, artifacts } = await prepare(clip("tone.mp4"));
    expect(ingestResultSchema.parse(data)).toMatchObject({
      video: null,
      poster: false,
      thumbnails: 0,
    });
    expect([...artifacts.keys()]).toEqual(["peaks"]);
    const path = clip("frame.mp4");
    await runFfmpeg(...testPicture({ seconds: 1 }), "-frames:v", "1", "-pix_fmt", "yuv420p", path);
    const frame = await prepare(path);
    expect(ingestResultSchema.parse(frame.data)).toMatchObject({
      thumbnails: 1,
      waveform_points: 0,
      audio: null,
    });
  });
});
