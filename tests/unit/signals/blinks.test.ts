import { describe, expect, it } from "vitest";
import { measureBlinks } from "#lib/signals/blinks.ts";

/** Openness at a rate, shut during the given times. */
function eyes(seconds: number, perSecond: number, shutAt: [number, number][]) {
  return Array.from({ length: Math.round(seconds * perSecond) }, (_, index) => {
    const time = index / perSecond;
    return {
      seconds: time,
      openness: shutAt.some(([start, end]) => time >= start && time < end) ? 0.1 : 0.4,
    };
  });
}

describe("measureBlinks", () => {
  it("counts blinks one by one where the samples are dense", () => {
    const blinks = [2, 5, 8, 11, 14].map((start): [number, number] => [start, start + 0.26]);
    expect(measureBlinks(eyes(20, 8, blinks), 1 / 8).value).toBeCloseTo((60 * 5) / (159 / 8), 5);
  });

  it("takes eyes shut for a second for no blink", () => {
    expect(measureBlinks(eyes(20, 8, [[5, 6]]), 1 / 8).value).toBe(0);
  });

  it("estimates from the share of shut samples where they are sparse, and says so", () => {
    const estimate = measureBlinks(
      eyes(100, 1, [
        [10, 11],
        [40, 41],
        [70, 71],
        [90, 91],
        [95, 96],
      ]),
      1,
    );
    expect(estimate.value).toBeCloseTo((60 * 0.05) / 0.2);
    expect(estimate).toMatchObject({ source: expect.stringContaining("share") });
  });

  it("does not take narrow eyes for shut ones", () => {
    const narrow = eyes(20, 8, []).map((sample) => ({ ...sample, openness: 0.2 }));
    expect(measureBlinks(narrow, 1 / 8).value).toBe(0);
  });

  it("says so with too few samples", () => {
    expect(measureBlinks(eyes(2, 8, []), 1 / 8)).toMatchObject({
      measured: false,
      reason: "too_few_face_samples",
    });
  });
});
