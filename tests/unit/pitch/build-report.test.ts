import { describe, expect, it } from "vitest";
import { buildReport } from "#lib/pitch/build-report.ts";
import { pitchReportSchema } from "#lib/pitch/report.ts";
import { scoreContent } from "#lib/pitch/score-content.ts";
import { unmeasured } from "#lib/signals/measurement.ts";
import { findings, judged } from "#tests/factories/findings.ts";
import {
  noFace,
  noSpeech,
  speechAnalysis,
  speechMeasurements,
  visualAnalysis,
} from "#tests/factories/measurements.ts";

describe("buildReport", () => {
  it("gives what the schema of the report says", () => {
    expect(pitchReportSchema.parse(buildReport(findings()))).toBeTruthy();
  });

  it("scores an excellent talk near 100 and finds nothing to improve", () => {
    const report = buildReport(findings());
    expect(report.overallScore).toBeGreaterThan(95);
    expect(report.feedback.improvements).toEqual([]);
    expect(report.feedback.strengths).toHaveLength(3);
  });

  it("leaves a section without evidence out of the overall score instead of counting it as 0", () => {
    const whole = buildReport(findings());
    const faceless = buildReport(findings({ visual: visualAnalysis(noFace) }));
    expect(faceless.sections.visual).toMatchObject({
      status: "not_assessed",
      score: null,
      reason: "no_face_visible",
    });
    expect(faceless.overallScore).toBeCloseTo(whole.sections.delivery.score ?? 0, 9);
    expect(faceless.metadata.modelsUsed.vision).toBeNull();
  });

  it("gives no overall score, with the reason, where nothing could be assessed", () => {
    const report = buildReport(
      findings({ visual: visualAnalysis(noFace), speech: speechAnalysis(noSpeech) }),
    );
    expect(report.overallScore).toBeNull();
    expect(report.overallReason).toBe("no_audio_stream");
    expect(report.feedback).toEqual({ strengths: [], improvements: [], opening: null });
  });

  it("says why content is missing where there is no transcript", () => {
    expect(buildReport(findings()).sections.content).toMatchObject({
      status: "not_assessed",
      reason: "no_transcript",
    });
  });

  it("weighs content with 40 of 100 where it is there", () => {
    const poor = buildReport(findings({ content: scoreContent(judged(0)) }));
    const good = buildReport(findings({ content: scoreContent(judged(5)) }));
    expect((good.overallScore ?? 0) - (poor.overallScore ?? 0)).toBeCloseTo(40, 9);
  });

  it("leaves an item that could not be judged out of the mean, and the section out where most are", () => {
    const one = scoreContent(judged(4, { team: null }));
    expect(one.score).toBeCloseTo(80, 9);
    expect(one.receipts.find(({ metric }) => metric === "team")).toMatchObject({ value: null, score: null });
    expect(scoreContent(judged(null, { team: 5 }))).toMatchObject({ status: "not_assessed", score: null });
  });

  it("passes on why a judge judged nothing", () => {
    const content = scoreContent({ ...judged(5), items: [], reason: "unsupported_language" });
    expect(content).toMatchObject({
      status: "not_assessed",
      reason: "unsupported_language",
      judge: "test-judge",
    });
  });

  it("writes a receipt with value, band and source for what was measured, and the reason for what was not", () => {
    const speech = speechMeasurements({ pitchVariation: unmeasured("semitones", "no_voiced_speech") });
    const { receipts } = buildReport(findings({ speech: speechAnalysis(speech) })).sections.delivery;
    const find = (metric: string) => receipts.find((receipt) => receipt.metric === metric);
    expect(find("pace")).toMatchObject({ value: 140, source: "measured", reason: null, grade: "good" });
    expect(find("pace")?.band).toContain("120–165");
    expect(find("pitchVariation")).toMatchObject({ value: null, score: null, reason: "no_voiced_speech" });
  });
});
