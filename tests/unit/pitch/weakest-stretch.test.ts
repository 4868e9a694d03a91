import { describe, expect, it } from "vitest";
import { findWeakestStretch } from "#lib/pitch/weakest-stretch.ts";
import type { Series } from "#lib/signals/measurement.ts";

const series = (name: string, stepSeconds: number, values: (number | null)[]): Series => ({
  name,
  unit: "",
  startSeconds: 0,
  stepSeconds,
  values,
});

describe("findWeakestStretch", () => {
  it("finds the five seconds in which the pace is furthest from the good range, on either side", () => {
    expect(findWeakestStretch("pace", [series("pace", 5, [140, 150, 210, 160])])).toEqual({
      startSeconds: 10,
      endSeconds: 15,
    });
    expect(findWeakestStretch("pace", [series("pace", 5, [140, 75, 150, 160])])?.startSeconds).toBe(5);
  });

  it("finds the flattest stretch of the voice, not the quietest", () => {
    const lively = Array.from({ length: 40 }, (_, step) => (step % 2 === 0 ? 3 : -3));
    const values = lively.map((value, step) => (step >= 20 && step < 36 ? 0.1 : value));
    expect(findWeakestStretch("pitchVariation", [series("pitch", 0.5, values)])).toEqual({
      startSeconds: 10,
      endSeconds: 18,
    });
  });

  it("passes over stretches that were hardly measured", () => {
    const values = [
      ...Array<null>(12).fill(null),
      ...Array<number>(12).fill(1),
      ...Array<number>(12).fill(0),
    ];
    const found = findWeakestStretch("eyeContact", [series("eyeContact", 0.5, values)]);
    // Below a tenth every share is equally poor, and the first such window wins.
    expect(found).toEqual({ startSeconds: 11.5, endSeconds: 17.5 });
  });

  it("names no place in a talk too short to have one, nor for a metric without a curve", () => {
    expect(findWeakestStretch("pace", [series("pace", 5, [140, 210])])).toBeNull();
    expect(findWeakestStretch("loudness", [series("level", 0.5, [1, 2, 3])])).toBeNull();
    expect(findWeakestStretch("pace", [])).toBeNull();
  });
});
