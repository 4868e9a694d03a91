import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTrend } from "#lib/takes/find-trend.ts";

describe("findTrend", () => {
  it.each([
    ["rising", [50, 56, 61, 70]],
    ["falling", [70, 61, 56, 50]],
    ["steady", [60, 61, 60, 61]],
    ["rising", [50, 20, 60, 65, 70]],
    ["too_few_takes", [50, 90]],
    ["too_few_takes", [50, null, null, 90]],
  ])("calls it %s: %j", (direction, scores) => {
    expect(findTrend(scores).direction).toBe(direction);
  });

  it("keeps the place of a take without a score, and the first of equal bests", () => {
    expect(findTrend([50, null, 60, 70])).toMatchObject({
      pointsPerTake: 20 / 3,
      best: { score: 70, index: 3 },
    });
    expect(findTrend([70, 60, 70]).best).toEqual({ score: 70, index: 0 });
    expect(findTrend([null]).best).toBeNull();
  });

  it("turns round with the takes", () => {
    const scores = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(scores, (values) => {
        const there = findTrend(values).pointsPerTake ?? 0;
        const back = findTrend(values.toReversed()).pointsPerTake ?? 0;
        return Math.abs(there + back) < 1e-9;
      }),
    );
  });
});
