import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { composeReel, type ReelOrder } from "#lib/media/compose/compose-reel.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { makeFlashAndBeep, measureOffsets } from "#tests/fixtures/flash-and-beep.ts";
import { listMediaBuilds } from "#tests/fixtures/media-binaries.ts";
import { listFrameHashes, runFfmpeg, testPicture, testTone } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let clips: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let work: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
const at = (name: string) => join(clips.path, name);
const ntsc = { numerator: 30_000, denominator: 1001 };
const x264 = (...more: string[]) => ["-c:v", "libx264", "-preset", "veryfast", ...more, "-c:a", "aac"];

beforeAll(async () => {
  clips = await makeTemporaryDirectory();
  const flashing = { seconds: 16, rate: ntsc };
  await makeFlashAndBeep(at("flash.mp4"), { ...flashing, encoder: x264("-g", "60", "-bf", "3") });
  await makeFlashAndBeep(at("flash.webm"), {
    ...flashing,
    encoder: ["-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libvorbis"],
  });
  const plain = x264("-pix_fmt", "yuv420p", "-preset", "ultrafast");
  await runFfmpeg(
    ...testPicture({ seconds: 6, size: "321x241" }),
    ...testTone(6),
    ...x264("-pix_fmt", "yuv444p"),
    at("odd.mp4"),
  );
  await runFfmpeg(...testPicture({ seconds: 6 }), ...plain, at("silent.mp4"));
  await runFfmpeg(...testTone(6), "-c:a", "aac", at("sound-only.mp4"));
  await runFfmpeg("-i", at("silent.mp4"), "-c", "copy", "-metadata:s:v", "rotate=90", at("turned.mp4"));
});
beforeEach(async () => {
  work = await makeTemporaryDirectory();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await work.remove();
});
afterAll(() => clips.remove());

const range = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });

async function compose(name: string, ranges: ReelOrder["ranges"], more: Partial<ReelOrder> = {}) {
  const sourcePath = at(name);
  const probe = await probeMedia(sourcePath);
  const whole = { aspect: "source", crossfadeSeconds: 0, music: null } as const;
  const reel = await composeReel({ sourcePath, probe, ranges, ...whole, directory: work.path, ...more });
  return { reel, probe: await probeMedia(reel.path) };
}

describe.each(listMediaBuilds())("composeReel with $name", ({ use }) => {
  beforeEach(use);

  it.each(["flash.mp4", "flash.webm"])(
    "keeps picture and sound of %s together at every join",
    async (name) => {
      const { reel, probe } = await compose(name, [
        range(0.7, 3.1),
        range(4.004, 8.2),
        range(9.9, 11),
        range(13.3, 15),
      ]);
      const joins = reel.ranges
        .slice(0, -1)
        .map((_, index) =>
          reel.ranges.slice(0, index + 1).reduce((sum, part) => sum + part.endSeconds - part.startSeconds, 0),
        );
      const offsets = await measureOffsets(reel.path, ntsc, joins);
      expect(offsets.length).toBeGreaterThan(14);
      expect(Math.max(...offsets.map(Math.abs))).toBeLessThan(0.02);
      expect(probe.durationSeconds).toBeCloseTo(9.4, 1);
      expect(probe.video).toMatchObject({
        codec: "h264",
        variableFrameRate: false,
        frameCount: reel.frameCount,
      });
      expect(reel.copiedFrames > 0).toBe(name.endsWith(".mp4"));
    },
  );

  it("shows exactly the frames that were asked for, copied ones to the bit", async () => {
    const { reel } = await compose("flash.mp4", [range(4.004, 6.006)]);
    expect(reel).toMatchObject({ frameCount: 60, copiedFrames: 60 });
    const source = await listFrameHashes(at("flash.mp4"));
    expect(await listFrameHashes(reel.path)).toEqual(source.slice(120, 180));
  });

  it("leaves nothing but the reel, its index first", async () => {
    const { reel } = await compose("flash.mp4", [range(1, 3)]);
    expect(await readdir(work.path)).toEqual(["reel.mp4"]);
    const bytes = await readFile(reel.path);
    expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"));
  });

  it("makes odd sides even and other colours ordinary", async () => {
    const { probe } = await compose("odd.mp4", [range(1, 3)]);
    expect(probe.video).toMatchObject({ width: 320, height: 240, pixelFormat: "yuv420p" });
  });

  it("turns what was filmed on its side", async () => {
    const { probe } = await compose("turned.mp4", [range(1, 3)]);
    expect(probe.video).toMatchObject({ width: 240, height: 320, rotation: 0 });
  });

  it("takes a video without sound and sound without a video", async () => {
    expect((await compose("silent.mp4", [range(1, 3), range(4, 5)])).probe).toMatchObject({
      audio: null,
      video: { frameCount: 75 },
    });
    expect((await compose("sound-only.mp4", [range(1, 3), range(4, 5)])).probe).toMatchObject({
      video: null,
      audio: { codec: "aac" },
    });
  });

  it.each([
    ["9:16", 202, 360],
    ["1:1", 360, 360],
    ["16:9", 640, 360],
  ] as const)("cuts to %s", async (aspect, width, height) => {
    const { probe } = await compose("flash.mp4", [range(1, 2)], {
      aspect,
      findCentre: () => ({ x: 0.9, y: 0.5 }),
    });
    expect(probe.video).toMatchObject({ width, height });
  });

  it("lets neighbours overlap in a cross-fade and stays in step", async () => {
    const { reel } = await compose("flash.mp4", [range(1, 4), range(8, 11)], { crossfadeSeconds: 0.5 });
    expect(reel.durationSeconds).toBeCloseTo(5.5, 1);
    const offsets = await measureOffsets(reel.path, ntsc, [2.5, 2.6, 2.7, 2.8, 2.9, 3]);
    expect(offsets.length).toBeGreaterThan(7);
    expect(Math.max(...offsets.map(Math.abs))).toBeLessThan(0.02);
  });

  it("refuses ranges outside the video", async () => {
    await expect(compose("silent.mp4", [range(7, 9)])).rejects.toMatchObject({
      code: "range_outside_video",
      httpStatus: 422,
    });
    await expect(compose("silent.mp4", [])).rejects.toMatchObject({ code: "range_outside_video" });
  });

  it("stops ffmpeg when told to", async () => {
    const stop = new AbortController();
    const running = compose("flash.webm", [range(0, 15)], {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error("told to")),
    });
    await expect(running).rejects.toThrow("told to");
  });
});
