import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packMarks, unpackMarks } from "#components/results/score-sheet/pack-marks.ts";
import { packNumbers, unpackNumbers } from "#components/results/score-sheet/pack-numbers.ts";
import { makeMarks } from "#tests/factories/talk.ts";

const number = fc.double({ min: -1e5, max: 1e5, noNaN: true });

describe("packed numbers", () => {
  it("come back within half a step of their span, gaps as gaps, in their places", () => {
    fc.assert(
      fc.property(fc.array(fc.option(number)), fc.constantFrom(2 as const, 4 as const), (values, digits) => {
        const packed = packNumbers(values, digits);
        const back = unpackNumbers(packed);
        const halfStep = (packed.high - packed.low) / (2 ** (6 * digits) - 1) / 2;
        expect(back).toHaveLength(values.length);
        values.forEach((value, index) => {
          const found = back[index];
          if (value === null) expect(found).toBeNull();
          else expect(Math.abs((found ?? Number.NaN) - value)).toBeLessThanOrEqual(halfStep * 1.001 + 1e-9);
        });
      }),
    );
  });

  it("are of signs that no page has to escape", () => {
    const { text } = packNumbers(
      Array.from({ length: 5000 }, (_, index) => (index % 7 ? index * 1.37 : null)),
      2,
    );
    expect(text).toMatch(/^[\w.-]+$/);
    expect(text).toHaveLength(10_000);
  });

  it("keep a value that never changes, and nothing at all", () => {
    expect(unpackNumbers(packNumbers([3, null, 3], 2))).toEqual([3, null, 3]);
    expect(unpackNumbers(packNumbers([], 4))).toEqual([]);
    expect(unpackNumbers(packNumbers([null], 2))).toEqual([null]);
  });
});

describe("packed marks", () => {
  const marks = makeMarks();
  const back = unpackMarks(packMarks(marks));

  it("come back of the same kinds, in the same order", () => {
    expect(back.pauses.map(({ kind, place }) => [kind, place])).toEqual(
      marks.pauses.map(({ kind, place }) => [kind, place]),
    );
    expect(back.fillers.map(({ text }) => text)).toEqual(marks.fillers.map(({ text }) => text));
    expect(back.shots.map(({ transition }) => transition)).toEqual(
      marks.shots.map(({ transition }) => transition),
    );
  });

  it("are where they were, to the millisecond", () => {
    for (const name of ["speech", "pauses", "fillers", "shots", "eyeContactLosses"] as const) {
      marks[name].forEach(({ startSeconds, endSeconds }, index) => {
        expect(back[name][index]?.startSeconds).toBeCloseTo(startSeconds, 3);
        expect(back[name][index]?.endSeconds).toBeCloseTo(endSeconds, 3);
      });
    }
  });
});
