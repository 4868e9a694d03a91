import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "#lib/media/pool.ts";
import { type VisualAnalysis, visualAnalysisSchema } from "#lib/signals/visual-measurements.ts";
import { watchFile } from "#tests/fixtures/analyze-media.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { runFfmpeg, testPicture } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const media = findSharedMedia();
const real = (name: string) => join(media ?? "", name);
let made: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
const at = (name: string) => join(made.path, name);

beforeAll(async () => {
  made = await makeTemporaryDirectory();
});
afterAll(async () => {
  await closePool();
  await made.remove();
});

function expectNoFace({ measurements }: VisualAnalysis): void {
  expect(measurements.facePresence.value).toBe(0);
  for (const name of ["eyeContact", "headYaw", "blinkRate", "smile", "faceHeight", "faceLuma"] as const) {
    expect(measurements[name]).toMatchObject({ measured: false, reason: "no_face_visible" });
  }
}

describe("measureVisual", () => {
  it.each([
    ["black", ["-f", "lavfi", "-i", "color=black:size=320x240:rate=25:duration=3"]],
    ["test-pattern", testPicture({ seconds: 3 })],
    ["one-frame", [...testPicture({ seconds: 1 }), "-frames:v", "1"]],
  ])("sees no face in %s", async (name, source) => {
    await runFfmpeg(...source, "-pix_fmt", "yuv420p", at(`${name}.mp4`));
    expectNoFace(visualAnalysisSchema.parse(await watchFile(at(`${name}.mp4`))));
  });

  it("names a recording without picture", async () => {
    await runFfmpeg("-f", "lavfi", "-i", "sine=duration=2", at("tone.wav"));
    expect((await watchFile(at("tone.wav"))).measurements.eyeContact).toMatchObject({
      reason: "no_video_stream",
    });
  });
});

describe.skipIf(!media)("measureVisual on real clips", () => {
  it.each(["talking-head-a.mp4", "talking-head-b.mp4", "presenter-vertical-60fps.mp4"])(
    "sees the face of %s throughout, looking into the camera",
    async (name) => {
      const { measurements } = visualAnalysisSchema.parse(await watchFile(real(name)));
      expect(measurements.facePresence.value).toBeGreaterThanOrEqual(0.95);
      expect(measurements.eyeContact.value).toBeGreaterThanOrEqual(0.8);
      for (const part of ["headYaw", "headPitch", "headRoll", "smile", "faceLuma", "backlight"] as const) {
        expect(measurements[part].measured).toBe(true);
      }
    },
  );

  it.each(["cuts-720p.mp4", "fades.mp4"])("sees no face in %s", async (name) => {
    expectNoFace(await watchFile(real(name)));
  });

  it("gives the same result twice", async () => {
    const first = await watchFile(real("talking-head-b.mp4"));
    expect(await watchFile(real("talking-head-b.mp4"))).toEqual(first);
  });

  it("mirrors with the picture", async () => {
    await runFfmpeg(
      "-i",
      real("talking-head-a.mp4"),
      "-vf",
      "hflip",
      "-an",
      "-crf",
      "12",
      at("mirrored.mp4"),
    );
    const [straight, mirrored] = [
      await watchFile(real("talking-head-a.mp4")),
      await watchFile(at("mirrored.mp4")),
    ];
    const yaws = (visual: VisualAnalysis) =>
      visual.series.find((series) => series.name === "headYaw")?.values ?? [];
    const sums = yaws(straight).map((yaw, index) => Math.abs((yaw ?? 0) + (yaws(mirrored)[index] ?? 0)));
    expect(sums.toSorted((a, b) => a - b)[sums.length >> 1]).toBeLessThan(3);
    const change =
      (straight.measurements.eyeContact.value ?? 0) - (mirrored.measurements.eyeContact.value ?? 1);
    expect(Math.abs(change)).toBeLessThanOrEqual(0.05);
  });

  it("stays with one of two faces and tells a face at the edge", async () => {
    const pair =
      "[0:v]scale=400:400,fps=25[a];[1:v]scale=300:300,pad=400:400:50:50,fps=25[b];[a][b]hstack=shortest=1";
    const inputs = ["-i", real("talking-head-a.mp4"), "-i", real("talking-head-b.mp4")];
    await runFfmpeg(...inputs, "-filter_complex", pair, "-an", at("two.mp4"));
    await runFfmpeg("-i", real("talking-head-a.mp4"), "-vf", "crop=350:700:420:0", "-an", at("edge.mp4"));
    const two = (await watchFile(at("two.mp4"))).measurements;
    expect(two.facePresence.value).toBeGreaterThanOrEqual(0.95);
    expect(two.faceOffset.value).toBeGreaterThan(0.2);
    expect((await watchFile(at("edge.mp4"))).measurements.faceOffset.value).toBeGreaterThan(0.25);
  });

  it("sees hands come up into a frame that ends at the chest, and says that most of them is out of it", async () => {
    const { series, measurements } = await watchFile(real("presenter-vertical-60fps.mp4"));
    const gesture = series.find(({ name }) => name === "gesture")?.values ?? [];
    const most = (from: number, to: number) =>
      Math.max(...gesture.slice(2 * from, 2 * to).map((value) => value ?? 0));
    expect(most(0, 4)).toBe(0);
    expect(most(5, 9)).toBeGreaterThan(0.4);
    expect(measurements.gestureShare).toMatchObject({ reason: "hands_out_of_frame" });
    expect(measurements.bodyMovement.measured).toBe(true);
    expect((await watchFile(real("talking-head-a.mp4"))).measurements.gestureShare).toMatchObject({
      reason: "hands_out_of_frame",
    });
  });

  it("measures darker light and stronger backlight where they are", async () => {
    const dark = "eq=brightness=-0.25";
    await runFfmpeg("-i", real("talking-head-b.mp4"), "-vf", dark, "-an", at("dark.mp4"));
    const [before, after] = [await watchFile(real("talking-head-b.mp4")), await watchFile(at("dark.mp4"))];
    expect(after.measurements.faceLuma.value).toBeLessThan((before.measurements.faceLuma.value ?? 0) - 40);
    await runFfmpeg("-i", real("talking-head-b.mp4"), "-vf", "gblur=sigma=6", "-an", at("soft.mp4"));
    const soft = (await watchFile(at("soft.mp4"))).measurements.sharpness.value ?? 0;
    expect(soft).toBeLessThan((before.measurements.sharpness.value ?? 0) / 3);
  });
});
