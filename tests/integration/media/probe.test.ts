import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { probeMedia } from "#lib/media/probe.ts";
import { listMediaBuilds } from "#tests/fixtures/media-binaries.ts";
import { runFfmpeg, testPicture, testTone } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let directory: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
const at = (name: string) => join(directory.path, name);

/** Replaces the 32-bit number `offset` bytes after each mark. */
function patch(file: Buffer, mark: string, offset: number, value: number): void {
  for (let place = file.indexOf(mark); place >= 0; place = file.indexOf(mark, place + 1)) {
    file.writeUInt32BE(value, place + mark.length + offset);
  }
}

beforeAll(async () => {
  directory = await makeTemporaryDirectory();
  const both = [...testPicture({ seconds: 4 }), ...testTone(4)];
  const h264 = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"];
  await runFfmpeg(...both, ...h264, "-movflags", "+faststart", at("plain.mp4"));
  await runFfmpeg(...both, ...h264, at("index-last.mp4"));
  await runFfmpeg(...both, "-c:v", "mpeg4", "-c:a", "pcm_s16le", at("plain.avi"));
  await runFfmpeg(...both, ...h264, at("plain.mkv"));
  await runFfmpeg(...both, ...h264, at("plain.mov"));
  await runFfmpeg(...both, ...h264, "-f", "mpegts", at("stream.mp4"));
  await runFfmpeg(
    ...both,
    "-c:v",
    "libvpx",
    "-c:a",
    "libopus",
    "-live",
    "1",
    "-f",
    "webm",
    at("recorder.webm"),
  );
  await runFfmpeg(...testTone(3), at("tone.m4a"));
  await runFfmpeg("-i", at("plain.mp4"), "-c", "copy", "-metadata:s:v", "rotate=90", at("portrait.mp4"));
  await runFfmpeg(...testPicture({ seconds: 1 }), "-frames:v", "1", ...h264.slice(0, 4), at("one.mp4"));
  await runFfmpeg(
    ...testPicture({ seconds: 2 }),
    "-c:v",
    "libx264",
    "-pix_fmt",
    "yuv420p10le",
    at("ten-bit.mp4"),
  );
  await runFfmpeg(
    ...testPicture({ seconds: 4, rate: 30 }),
    "-vf",
    "select='not(between(mod(n,10),6,8))'",
    "-vsync",
    "vfr",
    ...h264.slice(0, 4),
    at("varying.mp4"),
  );
  const huge = ["-f", "lavfi", "-i", "color=black:size=8192x8192:rate=5:duration=0.4"];
  await runFfmpeg(...huge, "-c:v", "libx264", "-preset", "ultrafast", at("huge.mp4"));
});
afterAll(() => directory.remove());
afterEach(() => vi.unstubAllEnvs());

describe.each(listMediaBuilds())("probeMedia with $name", ({ use }) => {
  beforeEach(use);

  it.each([
    ["plain.mp4", "mp4", "h264", "aac"],
    ["plain.mov", "mov", "h264", "aac"],
    ["plain.mkv", "matroska", "h264", "aac"],
    ["recorder.webm", "webm", "vp8", "opus"],
    ["plain.avi", "avi", "mpeg4", "pcm_s16le"],
  ])("tells what is in %s", async (name, container, video, audio) => {
    const probe = await probeMedia(at(name));
    expect(probe).toMatchObject({
      container,
      video: { codec: video, width: 320, height: 240 },
      audio: { codec: audio },
    });
    expect(probe.video?.framesPerSecond).toBeCloseTo(25, 0);
    expect(Math.abs(probe.durationSeconds - 4)).toBeLessThan(0.15);
  });

  it("counts packets where the header claims a lie", async () => {
    const file = await readFile(at("plain.mp4"));
    for (const [mark, offset] of [
      ["mvhd", 16],
      ["tkhd", 20],
      ["mdhd", 16],
    ] as const)
      patch(file, mark, offset, 2 ** 31 - 1);
    await writeFile(at("lying.mp4"), file);
    expect((await probeMedia(at("lying.mp4"))).durationSeconds).toBeCloseTo(4, 0);
  });

  it("gives the size as displayed of a turned picture", async () => {
    const { video } = await probeMedia(at("portrait.mp4"));
    expect(video).toMatchObject({ width: 240, height: 320 });
    expect([90, 270]).toContain(video?.rotation);
  });

  it("tells a varying frame rate from its usual one", async () => {
    const { video } = await probeMedia(at("varying.mp4"));
    expect(video?.variableFrameRate).toBe(true);
    expect(video?.framesPerSecond).toBeCloseTo(30, 0);
  });

  it("takes sound alone, one frame and ten bits", async () => {
    expect((await probeMedia(at("tone.m4a"))).video).toBeNull();
    expect((await probeMedia(at("one.mp4"))).video?.frameCount).toBe(1);
    expect((await probeMedia(at("ten-bit.mp4"))).video?.pixelFormat).toBe("yuv420p10le");
  });

  const random = Buffer.from(
    Array.from({ length: 50_000 }, (_, index) => (index * 7919 + (index >> 3) * 131) % 251),
  );
  it.each<[string, string, Buffer | string]>([
    ["file_empty", "empty.mp4", ""],
    ["not_a_video", "random.mp4", random],
    ["not_a_video", "page.mp4", "<html><body>Not a video</body></html>"],
    ["not_a_video", "text.mp4", "just some words\n".repeat(200)],
    [
      "container_not_allowed",
      "list.mp4",
      "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nplain.mp4\n#EXT-X-ENDLIST\n",
    ],
    ["container_not_allowed", "concat.mp4", "ffconcat version 1.0\nfile plain.mp4\n"],
  ])("answers %s to %s", async (code, name, content) => {
    await writeFile(at(name), content);
    await expect(probeMedia(at(name))).rejects.toMatchObject({ code, httpStatus: 400 });
  });

  it.each([
    ["the tail", "plain.mp4", 0.5],
    ["the index at the end", "index-last.mp4", 0.7],
    ["nearly everything", "plain.mp4", 0.05],
  ])("answers video_truncated where %s is missing", async (_, source, share) => {
    const file = await readFile(at(source));
    await writeFile(at("cut.mp4"), file.subarray(0, Math.floor(file.length * share)));
    await expect(probeMedia(at("cut.mp4"))).rejects.toMatchObject({ code: "video_truncated" });
  });

  it("refuses other containers and too many pixels", async () => {
    await expect(probeMedia(at("stream.mp4"))).rejects.toMatchObject({ code: "container_not_allowed" });
    await expect(probeMedia(at("huge.mp4"))).rejects.toMatchObject({
      code: "resolution_too_large",
      publicMessage: expect.stringContaining("8192"),
    });
  });

  it("stops when told to", async () => {
    const reason = new Error("told to");
    await expect(probeMedia(at("plain.mp4"), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
