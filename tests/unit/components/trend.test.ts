import { describe, expect, it } from "vitest";
import { describeTrend, drawTrend } from "#components/library/trend.ts";

describe("the trend of a project", () => {
  it("needs two takes to be told and three to have a direction", () => {
    expect(describeTrend([60])).toBeNull();
    expect(describeTrend([60, 66])).toBe("60, 66: 6 more than the first.");
    expect(describeTrend([60, 66, 72])).toBe("60, 66, 72: 12 more than the first, rising by about 6 a take.");
  });

  it("is steady where a change is no more than noise, and is bent by no single day", () => {
    expect(describeTrend([60, 61, 62])).toContain("holding steady");
    expect(describeTrend([60, 66, 10, 78, 84])).toContain("rising");
    expect(describeTrend([84, 78, 72])).toContain("falling by about 6 a take");
  });

  it("is told quickly of thousands of takes, by those of late", () => {
    const scores = [...Array.from({ length: 5000 }, (_, index) => 90 - index / 100), 40, 50, 60, 70];
    const startedAt = performance.now();
    describeTrend(scores);
    expect(performance.now() - startedAt).toBeLessThan(200);
  });

  it("is drawn from edge to edge of its box", () => {
    const { width, height, points } = drawTrend([0, 50, 100]);
    expect(points.split(" ")).toEqual([
      `0.0,${height}.0`,
      `${width / 2}.0,${height / 2}.0`,
      `${width}.0,0.0`,
    ]);
  });
});
