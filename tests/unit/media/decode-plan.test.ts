import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planDecode, planSampleRate } from "#lib/media/decode-plan.ts";

const video = (width: number, height: number, framesPerSecond = 30) => ({
  streamIndex: 0,
  codec: "h264",
  width,
  height,
  rotation: 0 as const,
  framesPerSecond,
  variableFrameRate: false,
  frameCount: 100,
  pixelFormat: "yuv420p",
});

describe("planDecode", () => {
  it.each([
    [1280, 720, 320, 180],
    [720, 720, 240, 240],
    [1080, 1920, 180, 320],
  ])("keeps the shape of %d × %d in about 57,600 pixels", (width, height, colourWidth, colourHeight) => {
    const { colour, gray } = planDecode(video(width, height), 60);
    expect(colour).toEqual({ width: colourWidth, height: colourHeight });
    expect(gray.width).toBe(160);
  });

  it("plans even sizes within bounds for any picture", () => {
    const side = fc.integer({ min: 1, max: 8192 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { colour, gray } = planDecode(video(width, height), 60);
        for (const size of [colour.width, colour.height, gray.width, gray.height]) {
          expect(size % 2).toBe(0);
          expect(size).toBeGreaterThanOrEqual(16);
          expect(size).toBeLessThanOrEqual(640);
        }
      }),
    );
  });

  it("keeps the video's own rate up to 60 and repeats frames of slow ones", () => {
    expect(planDecode(video(640, 360, 50), 10).framesPerSecond).toBe(50);
    expect(planDecode(video(640, 360, 1_000_000), 10).framesPerSecond).toBe(60);
    expect(planDecode(video(640, 360, 1), 10).framesPerSecond).toBe(5);
  });

  it("takes a measured rate for the standard one it is meant to be", () => {
    expect(planDecode(video(640, 360, 29.9700303), 10).framesPerSecond).toBe(30_000 / 1001);
    expect(planDecode(video(640, 360, 22.13), 10).framesPerSecond).toBe(22.13);
  });
});

describe("planSampleRate", () => {
  it("is dense for short clips, two a second at two minutes, and never below one", () => {
    expect(planSampleRate(6)).toBe(7);
    expect(planSampleRate(120)).toBe(2);
    expect(planSampleRate(3600)).toBe(1);
  });

  it("never rises with the duration", () => {
    const seconds = fc.double({ min: 0.01, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(seconds, seconds, (a, b) => {
        expect(planSampleRate(Math.max(a, b))).toBeLessThanOrEqual(planSampleRate(Math.min(a, b)));
      }),
    );
  });
});
