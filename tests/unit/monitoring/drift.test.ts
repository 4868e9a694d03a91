import { describe, expect, it } from "vitest";
import { detectDrift, detectQuickDrift } from "#lib/monitoring/drift.ts";

const repeat = (value: number, count: number) => Array.from({ length: count }, () => value);

describe("detectDrift", () => {
  it.each([0, 1, 19])("has too little to compare with %i values", (count) => {
    expect(detectDrift(repeat(50, count))).toMatchObject({
      status: "insufficient_data",
      meanDifference: null,
    });
  });

  it("compares the older with the newer half from 20 values on", () => {
    const drift = detectDrift([...repeat(70, 10), ...repeat(50, 10)]);
    expect(drift).toMatchObject({
      status: "drifted",
      referenceMean: 70,
      currentMean: 50,
      meanDifference: -20,
    });
    expect(drift.sampleSizes).toEqual({ reference: 10, current: 10 });
  });

  it("holds constant scores for stable: a zero deviation is no change", () => {
    expect(detectDrift(repeat(64, 40))).toMatchObject({ status: "stable", stdChangePct: 0 });
  });

  it("takes a difference of exactly 15 points for stable and more for drift", () => {
    expect(detectDrift([...repeat(50, 10), ...repeat(65, 10)]).status).toBe("stable");
    expect(detectDrift([...repeat(50, 10), ...repeat(65.1, 10)]).status).toBe("drifted");
  });

  it("sees a spread that doubles while the mean stays", () => {
    const calm = [49, 51, 49, 51, 49, 51, 49, 51, 49, 51];
    const wild = [48, 52, 48, 52, 48, 52, 48, 52, 48, 52];
    expect(detectDrift([...calm, ...wild])).toMatchObject({ status: "drifted", meanDifference: 0 });
  });

  it("looks at the last 100 values only", () => {
    const drift = detectDrift([...repeat(10, 500), ...repeat(60, 100)]);
    expect(drift).toMatchObject({ status: "stable", sampleSizes: { reference: 50, current: 50 } });
  });
});

describe("detectQuickDrift", () => {
  it("compares the last 10 with the 20 before, and says no where they are not there", () => {
    expect(detectQuickDrift([...repeat(80, 20), ...repeat(60, 10)])).toBe(true);
    expect(detectQuickDrift([...repeat(80, 20), ...repeat(65, 10)])).toBe(false);
    expect(detectQuickDrift([...repeat(80, 19), ...repeat(60, 10)])).toBe(false);
  });
});
