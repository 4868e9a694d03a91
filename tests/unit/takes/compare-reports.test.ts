import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildReport } from "#lib/pitch/build-report.ts";
import { scoreContent } from "#lib/pitch/score-content.ts";
import { measured } from "#lib/signals/measurement.ts";
import { compareReports, takeComparisonSchema } from "#lib/takes/compare-reports.ts";
import { findings, judged } from "#tests/factories/findings.ts";
import { noFace, speechAnalysis, speechMeasurements, visualAnalysis } from "#tests/factories/measurements.ts";

const take = (fillersPerMinute: number, points: Record<string, number> = {}, judge = "test-judge") =>
  buildReport(
    findings({
      speech: speechAnalysis(speechMeasurements({ fillerRate: measured(fillersPerMinute, "1/min") })),
      content: scoreContent({ ...judged(3, points), judge }),
    }),
  );
const verdictOn = (metric: string, before = take(0), after = take(0)) =>
  compareReports(before, after).metrics.find((one) => one.metric === metric)?.verdict;

describe("compareReports", () => {
  it("gives every scored metric with both values, the difference and the noise it is held against", () => {
    const comparison = takeComparisonSchema.parse(compareReports(take(12), take(5)));
    const fillers = comparison.metrics.find(({ metric }) => metric === "fillerRate");
    expect(fillers).toMatchObject({ before: { value: 12 }, after: { value: 5 }, verdict: "better" });
    expect(fillers?.difference).toBeCloseTo(35, 9);
    expect(comparison.metrics.some(({ metric }) => metric === "ask")).toBe(true);
    expect(comparison.metrics.some(({ metric }) => metric === "pitchMedian")).toBe(false);
  });

  it("calls a difference within the noise the same", () => {
    expect(verdictOn("fillerRate", take(5), take(5.5))).toBe("same");
    expect(verdictOn("fillerRate", take(2), take(9))).toBe("worse");
    expect(verdictOn("ask", take(0), take(0, { ask: 4 }))).toBe("better");
    expect(verdictOn("ask", take(0), take(0))).toBe("same");
  });

  it("turns every verdict round when the takes change places", () => {
    const other = {
      better: "worse",
      worse: "better",
      same: "same",
      not_comparable: "not_comparable",
    } as const;
    const rate = fc.double({ min: 0, max: 25, noNaN: true });
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const there = compareReports(take(a), take(b));
        const back = compareReports(take(b), take(a));
        return there.metrics.every((one, index) => back.metrics[index]?.verdict === other[one.verdict]);
      }),
      { numRuns: 40 },
    );
  });

  it("does not compare what another judge judged, and says so", () => {
    const comparison = compareReports(take(0), take(0, { ask: 5 }, "another-judge"));
    expect(comparison.metrics.find(({ metric }) => metric === "ask")?.verdict).toBe("not_comparable");
    expect(comparison.sections.content.verdict).toBe("not_comparable");
    expect(comparison.sections.delivery.verdict).toBe("same");
    expect(comparison.overall.verdict).toBe("not_comparable");
    expect(comparison.notes.join()).toContain("another-judge");
  });

  it("compares nothing that was scored by other rules", () => {
    const old = { ...take(12), scoringVersion: "older" };
    const comparison = compareReports(old, take(2));
    expect(new Set(comparison.metrics.map(({ verdict }) => verdict))).toEqual(new Set(["not_comparable"]));
    expect(comparison.notes).toHaveLength(1);
  });

  it("does not call a take worse for a part that could not be seen", () => {
    const faceless = buildReport(findings({ visual: visualAnalysis(noFace) }));
    const comparison = compareReports(buildReport(findings()), faceless);
    expect(comparison.sections.visual.verdict).toBe("not_comparable");
    expect(comparison.overall.verdict).toBe("not_comparable");
    expect(comparison.notes.join()).toContain("different parts");
  });
});
