import { describe, expect, it } from "vitest";
import { describeDrift, nameOfMetric } from "#components/monitoring/monitoring-words.ts";
import { referenceBand } from "#components/monitoring/reference-band.ts";
import { makeDrift } from "#tests/factories/monitoring-view.ts";

describe("drift in words", () => {
  it("says how far the mean and the spread have moved, and whether that is drift", () => {
    expect(describeDrift(makeDrift({ status: "drifted", meanDifference: -18.5, stdChangePct: 62 }))).toBe(
      "The mean has fallen by 18.5 points, the spread is 62 % wider. That is drift.",
    );
  });

  it("says how many results are missing where it is too early to tell", () => {
    const check = makeDrift({ status: "insufficient_data", sampleSizes: { reference: 9, current: 10 } });
    expect(describeDrift(check)).toBe("Too few results to tell: 19 so far, 20 are needed.");
  });

  it("knows the names of the page for its metrics, and spells out others", () => {
    expect(["score.overall", "score.visual", "duration", "speech_rate"].map(nameOfMetric)).toEqual([
      "Overall score",
      "Presence",
      "Length of the takes",
      "speech rate",
    ]);
  });

  it("counts scores in points and lengths in time", () => {
    expect(describeDrift(makeDrift({ metric: "duration", meanDifference: 61 }))).toContain(
      "risen by 1 min 1 s,",
    );
    expect(describeDrift(makeDrift({ meanDifference: 1 }))).toContain("risen by 1.0 point,");
  });
});

describe("the reference band", () => {
  it("is one deviation about the older mean, within the scale", () => {
    expect(referenceBand([makeDrift({ referenceMean: 95, referenceStd: 10 })])).toEqual({
      low: 85,
      high: 100,
    });
  });

  it("is absent while there is no reference", () => {
    expect(referenceBand([makeDrift({ referenceMean: null })])).toBeNull();
    expect(referenceBand([])).toBeNull();
  });
});
