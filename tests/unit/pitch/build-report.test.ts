import { describe, expect, it } from "vitest";
import { buildReport, type Findings } from "#lib/pitch/build-report.ts";
import type { Judgement } from "#lib/pitch/judge.ts";
import { pitchReportSchema } from "#lib/pitch/report.ts";
import { rubric } from "#lib/pitch/rubric.ts";
import { scoreContent } from "#lib/pitch/score-content.ts";
import { measured, unmeasured } from "#lib/signals/measurement.ts";
import {
  noFace,
  noSpeech,
  speechAnalysis,
  speechMeasurements,
  visualAnalysis,
  visualMeasurements,
} from "#tests/factories/measurements.ts";

function findings(changed: Partial<Findings> = {}): Findings {
  return {
    durationSeconds: 60,
    visual: visualAnalysis(),
    speech: speechAnalysis(),
    content: null,
    transcript: null,
    transcription: null,
    costs: { totalUsd: 0 },
    notes: [],
    ...changed,
  };
}

function judged(points: number | null, changed: Record<string, number | null> = {}): Judgement {
  const items = rubric.map(({ id, label }) => ({
    item: id,
    label,
    points: id in changed ? (changed[id] ?? null) : points,
    spread: null,
    reason: null,
    quote: null,
    note: "",
    missing: [],
  }));
  return { judge: "test-judge", items, findings: [], reason: null };
}

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
    expect(report.feedback).toEqual({ strengths: [], improvements: [] });
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

describe("the feedback", () => {
  it("leads with what would add most, and promises no more than scoring it again would give", () => {
    const visual = visualMeasurements({
      eyeContact: measured(0.2, "ratio", { evidence: [{ startSeconds: 3, endSeconds: 9 }] }),
      faceLuma: measured(55, "luma"),
    });
    const report = buildReport(findings({ visual: visualAnalysis(visual) }));
    const [first, second] = report.feedback.improvements;
    expect(first?.metric).toBe("eyeContact");
    expect(first?.evidence).toEqual([{ startSeconds: 3, endSeconds: 9 }]);
    expect(second?.metric).toBe("faceLuma");

    const mended = visualMeasurements({ ...visual, eyeContact: measured(1, "ratio") });
    const after = buildReport(findings({ visual: visualAnalysis(mended) }));
    expect((after.overallScore ?? 0) - (report.overallScore ?? 0)).toBeCloseTo(
      first?.pointsToGain ?? Number.NaN,
      1,
    );
  });

  it("points at a place in the video in every item", () => {
    const speech = speechMeasurements({
      pace: measured(200, "words/min"),
      fillerRate: measured(20, "1/min"),
    });
    const { strengths, improvements } = buildReport(findings({ speech: speechAnalysis(speech) })).feedback;
    for (const item of [...strengths, ...improvements]) expect(item.evidence.length).toBeGreaterThan(0);
  });

  it("asks for the missing part of the pitch in words a founder can act on", () => {
    const content = scoreContent(judged(5, { ask: 0 }));
    const [first] = buildReport(findings({ content })).feedback.improvements;
    expect(first).toMatchObject({ metric: "ask" });
    expect(first?.title).toMatch(/^Say what is wanted/);
  });
});
