import { existsSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { prepareMedia } from "#lib/media/prepare.ts";
import { preparedMediaSchema } from "#lib/media/prepared-media.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { listMediaBuilds } from "#tests/fixtures/media-binaries.ts";
import { probePicture } from "#tests/fixtures/probe-picture.ts";
import { runFfmpeg, testPicture, testTone } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let clips: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let work: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
const at = (name: string) => join(clips.path, name);
const h264 = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-preset", "ultrafast"];

beforeAll(async () => {
  clips = await makeTemporaryDirectory();
  await runFfmpeg(...testPicture({ seconds: 6, size: "640x360" }), ...testTone(6), ...h264, at("plain.mp4"));
  await runFfmpeg(
    ...testPicture({ seconds: 60, size: "1280x720" }),
    ...testTone(60),
    ...h264,
    at("long.mp4"),
  );
  await runFfmpeg("-i", at("plain.mp4"), "-c", "copy", "-metadata:s:v", "rotate=90", at("turned.mp4"));
  await runFfmpeg(...testPicture({ seconds: 1 }), "-frames:v", "1", ...h264, at("one.mp4"));
  const opposite = "aevalsrc=exprs=0.3*sin(440*PI*t)|-0.3*sin(440*PI*t):s=16000:d=5";
  await runFfmpeg("-f", "lavfi", "-i", opposite, at("opposite.wav"));
  const late = ["-f", "lavfi", "-i", "sine=frequency=220:duration=2"];
  const curtain = "color=black:s=640x360:d=1.5[dark];color=lime:s=640x360:d=4.5[light];[dark][light]concat";
  await runFfmpeg("-filter_complex", curtain, ...h264, at("curtain.mp4"));
  await runFfmpeg(...testPicture({ seconds: 1 }), ...testTone(6), ...h264, at("short-picture.mp4"));
  await runFfmpeg(...testPicture({ seconds: 4 }), "-itsoffset", "2", ...late, ...h264, at("late-sound.mp4"));
});
beforeEach(async () => {
  work = await makeTemporaryDirectory();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await work.remove();
});
afterAll(() => clips.remove());

async function prepare(
  name: string,
  more: { signal?: AbortSignal; onProgress?: (fraction: number) => void } = {},
) {
  const sourcePath = at(name);
  return prepareMedia({ sourcePath, directory: work.path, probe: await probeMedia(sourcePath), ...more });
}

describe.each(listMediaBuilds())("prepareMedia with $name", ({ use }) => {
  beforeEach(use);

  it("leaves samples and frames of the promised size, and a record of them", async () => {
    const prepared = preparedMediaSchema.parse(await prepare("plain.mp4"));
    const { audio, video } = prepared;
    expect(video).toMatchObject({ width: 320, height: 180, frameCount: 150, framesPerSecond: 25 });
    expect((await stat(join(work.path, video?.file ?? ""))).size).toBe(
      (video?.sampleCount ?? 0) * 320 * 180 * 3,
    );
    expect((await stat(join(work.path, audio?.file ?? ""))).size).toBe((audio?.sampleCount ?? 0) * 2);
    expect((audio?.sampleCount ?? 0) / 16_000).toBeCloseTo(6, 0);
    expect(prepared.decodeErrors).toBe(0);
    expect(JSON.parse(await readFile(join(work.path, "prepared.json"), "utf8"))).toEqual(prepared);
  });

  it("leaves a poster of a moment in the recording, and none of another file", async () => {
    const { video } = await prepare("curtain.mp4");
    const [red, green] = await probePicture(join(work.path, video?.poster ?? ""), "scale=1:1:flags=area");
    expect(red).toBeLessThan(10);
    expect(green).toBeGreaterThan(245);
    expect((await prepare("short-picture.mp4")).video?.poster).toBeNull();
  });

  it("leaves a sprite, and says how much of it a picture that ends early fills", async () => {
    const whole = (await prepare("plain.mp4")).video?.sprite;
    expect(whole?.count).toBe(whole?.planned);
    const { video } = await prepare("short-picture.mp4");
    expect(video?.sprite?.count).toBe(video?.sampleCount);
    expect(video?.sprite?.count).toBeLessThan((video?.sprite?.planned ?? 0) / 2);
  });

  it("answers from the record the second time", async () => {
    const first = await prepare("plain.mp4");
    const before = await stat(join(work.path, "frames.rgb"));
    expect(await prepare("plain.mp4")).toEqual(first);
    expect((await stat(join(work.path, "frames.rgb"))).mtimeMs).toBe(before.mtimeMs);
  });

  it("decodes again where the record is damaged or of another file", async () => {
    const first = await prepare("plain.mp4");
    await writeFile(join(work.path, "prepared.json"), '{"version":1,');
    expect(await prepare("plain.mp4")).toEqual(first);
    expect((await prepare("turned.mp4")).video).toMatchObject({ width: 180, height: 320 });
  });

  it("measures the loudness of a sine as R128 does and keeps an opening of long recordings only", async () => {
    const { audio } = await prepare("long.mp4");
    expect(audio?.opening?.integratedLufs).toBeCloseTo(audio?.whole.integratedLufs ?? 0, 0);
    expect(audio?.whole.integratedLufs).toBeGreaterThan(-25);
    expect(audio?.whole.clippedPercent).toBe(0);
  });

  it("hears channels that cancel each other out", async () => {
    const { audio } = await prepare("opposite.wav");
    const samples = await readFile(join(work.path, audio?.file ?? ""));
    const loudest = Math.max(
      ...Array.from({ length: 1000 }, (_, index) => samples.readInt16LE(2 * (16_000 + index))),
    );
    expect(loudest).toBeGreaterThan(8000);
  });

  it("keeps sound that begins late at its moment", async () => {
    await prepare("late-sound.mp4");
    const samples = await readFile(join(work.path, "audio.s16"));
    const level = (seconds: number) => Math.abs(samples.readInt16LE(2 * Math.round(seconds * 16_000 + 20)));
    expect(Math.max(level(0.5), level(1), level(1.5))).toBeLessThan(50);
    expect(Math.max(level(2.5), level(2.51), level(3))).toBeGreaterThan(200);
  });

  it("takes one frame", async () => {
    const { video } = await prepare("one.mp4");
    expect(video).toMatchObject({ sampleCount: 1, frameCount: 1 });
    expect(video?.poster).not.toBeNull();
  });

  it("counts the damage of flipped bytes and goes on", async () => {
    const file = await readFile(at("plain.mp4"));
    const start = file.indexOf("mdat") + 20_000;
    for (let place = start; place < start + 40_000; place += 11) file[place] = (file[place] ?? 0) ^ 0x55;
    await writeFile(at("damaged.mp4"), file);
    const prepared = await prepare("damaged.mp4");
    expect(prepared.decodeErrors).toBeGreaterThan(0);
    expect(prepared.video?.sampleCount).toBeGreaterThan(0);
  });

  it("tells how far it is, from little to 1", async () => {
    const fractions: number[] = [];
    await prepare("long.mp4", { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions.length).toBeGreaterThan(2);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it("ends ffmpeg and leaves no record when told to stop", async () => {
    const stop = new AbortController();
    const running = prepare("long.mp4", {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error("told to")),
    });
    await expect(running).rejects.toThrow("told to");
    expect(existsSync(join(work.path, "prepared.json"))).toBe(false);
    const before = (await stat(join(work.path, "frames.rgb"))).size;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await stat(join(work.path, "frames.rgb"))).size).toBe(before);
  });
});
