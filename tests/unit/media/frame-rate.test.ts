import { describe, expect, it } from "vitest";
import { nearestFrame, secondsOfFrames, toFrameRate } from "#lib/media/frame-rate.ts";

describe("frame rates", () => {
  it.each([
    [23.976, 24_000, 1001],
    [24, 24, 1],
    [25, 25, 1],
    [29.97003, 30_000, 1001],
    [29.999999916644423, 30, 1],
    [59.94, 60_000, 1001],
    [12.5, 12_500, 1000],
    [29.83, 29_830, 1000],
  ])("takes %d for what it stands for", (measured, numerator, denominator) => {
    expect(toFrameRate(measured)).toEqual({ numerator, denominator });
  });

  it("come back to the same frame after an hour", () => {
    const rate = toFrameRate(29.97);
    for (const frame of [0, 1, 107_891, 107_892])
      expect(nearestFrame(secondsOfFrames(frame, rate), rate)).toBe(frame);
  });
});
