import { describe, expect, it } from "vitest";
import { findSyllables, timesFound } from "#lib/signals/syllables.ts";

/** Level of a voice that swells and falls `perSecond` times, by `depthDb`. */
function swelling(seconds: number, perSecond: number, depthDb: number): Float32Array {
  return Float32Array.from(
    { length: seconds * 100 },
    (_, frame) => -20 - (depthDb / 2) * (1 + Math.cos((2 * Math.PI * perSecond * frame) / 100)),
  );
}

const voiced = (seconds: number) => new Float32Array(seconds * 100).fill(120);

describe("findSyllables", () => {
  it("finds one nucleus a swell", () => {
    expect(findSyllables(swelling(4, 5, 12), voiced(4))).toHaveLength(20 * timesFound);
  });

  it("places a nucleus at the top of its swell", () => {
    const [first] = findSyllables(swelling(1, 2, 12), voiced(1));
    expect(first).toBeCloseTo(0.25, 1);
  });

  it("takes a steady voice for one syllable at most", () => {
    expect(findSyllables(new Float32Array(200).fill(-20), voiced(2)).length).toBeLessThanOrEqual(timesFound);
  });

  it("finds a shallow swell less often than a deep one", () => {
    const found = findSyllables(swelling(4, 5, 2.4), voiced(4)).length / timesFound;
    expect(found).toBeGreaterThan(2);
    expect(found).toBeLessThan(18);
  });

  it("leaves out swells without voice", () => {
    expect(findSyllables(swelling(4, 5, 12), new Float32Array(400))).toEqual([]);
  });

  it("leaves out what is far softer than the loudest", () => {
    const levels = swelling(4, 5, 12);
    levels.set(
      levels.subarray(200).map((level) => level - 40),
      200,
    );
    expect(findSyllables(levels, voiced(4))).toHaveLength(10 * timesFound);
  });
});
