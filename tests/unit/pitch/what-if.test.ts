import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildReport } from "#lib/pitch/build-report.ts";
import { scoreContent } from "#lib/pitch/score-content.ts";
import { whatIf } from "#lib/pitch/what-if.ts";
import { measured, unmeasured } from "#lib/signals/measurement.ts";
import { findings, judged } from "#tests/factories/findings.ts";
import { speechAnalysis, speechMeasurements } from "#tests/factories/measurements.ts";

const weights = fc.array(fc.constantFrom(0.5, 1), { maxLength: 40 });

/** A take of 50 s of speech with these fillers. */
function take(fillers: number[], points = 3) {
  const rate = (60 * fillers.reduce((sum, weight) => sum + weight, 0)) / 50;
  const speech = {
    ...speechAnalysis(
      speechMeasurements({ fillerRate: measured(rate, "1/min"), speechSeconds: measured(50, "s") }),
    ),
    fillers: fillers.map((weight, index) => ({
      startSeconds: index,
      endSeconds: index + 0.3,
      text: "um",
      weight,
      evidence: "lexical" as const,
    })),
  };
  return buildReport(findings({ speech, content: scoreContent(judged(points)) }));
}

describe("whatIf", () => {
  it("never takes points for fewer fillers, nor gives less for fewer still", () => {
    fc.assert(
      fc.property(weights, fc.nat(50), fc.nat(50), (fillers, a, b) => {
        const report = take(fillers);
        const gain = (count: number) => whatIf(report, { kind: "fewer_fillers", count })?.gain ?? Number.NaN;
        return gain(Math.min(a, b)) >= -1e-9 && gain(Math.max(a, b)) >= gain(Math.min(a, b)) - 1e-9;
      }),
    );
  });

  it("gives what the take without those fillers is scored", () => {
    fc.assert(
      fc.property(weights, fc.nat(40), (fillers, count) => {
        const fewer = [...fillers].sort((a, b) => b - a).slice(count);
        const promised = whatIf(take(fillers), { kind: "fewer_fillers", count })?.overallScore;
        return Math.abs((promised ?? Number.NaN) - (take(fewer).overallScore ?? 0)) < 1e-6;
      }),
    );
  });

  it("rises with the points of an item and is 0 where nothing changes", () => {
    const point = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(point, point, fc.constantFrom("ask", "team", "market"), (a, b, item) => {
        const gain = (points: number) =>
          whatIf(take([]), { kind: "content", item, points })?.gain ?? Number.NaN;
        return gain(Math.max(a, b)) >= gain(Math.min(a, b)) - 1e-9 && Math.abs(gain(3)) < 1e-9;
      }),
    );
  });

  it("keeps the score within 0 and 100 whatever is asked", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, fc.constantFrom("pace", "eyeContact", "loudness", "faceLuma"), (raw, metric) => {
        const score = whatIf(take([1, 1]), { kind: "metric", metric, value: raw })?.overallScore ?? -1;
        return score >= 0 && score <= 100;
      }),
    );
  });

  it("promises nothing for what was not measured or is not scored", () => {
    const speech = speechAnalysis(
      speechMeasurements({ fillerRate: unmeasured("1/min", "too_little_speech") }),
    );
    const report = buildReport(findings({ speech }));
    expect(whatIf(report, { kind: "fewer_fillers", count: 5 })).toBeNull();
    expect(whatIf(report, { kind: "content", item: "ask", points: 5 })).toBeNull();
    expect(whatIf(report, { kind: "metric", metric: "pitchMedian", value: 200 })).toBeNull();
    expect(whatIf(report, { kind: "metric", metric: "no such thing", value: 1 })).toBeNull();
  });
});
