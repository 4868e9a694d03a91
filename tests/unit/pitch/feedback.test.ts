import { describe, expect, it } from "vitest";
import { buildReport } from "#lib/pitch/build-report.ts";
import { evidenceRange } from "#lib/pitch/evidence-range.ts";
import type { Judgement } from "#lib/pitch/judge.ts";
import { scoreContent } from "#lib/pitch/score-content.ts";
import { whatIf } from "#lib/pitch/what-if.ts";
import { measured } from "#lib/signals/measurement.ts";
import { findings, judged } from "#tests/factories/findings.ts";
import {
  speechAnalysis,
  speechMeasurements,
  visualAnalysis,
  visualMeasurements,
} from "#tests/factories/measurements.ts";

const rushed = speechMeasurements({ pace: measured(200, "words/min"), fillerRate: measured(20, "1/min") });
const quote = (startSeconds: number) => ({
  startSeconds,
  endSeconds: startSeconds + 3,
  text: "We bake bread.",
});

function withQuotes(judgement: Judgement, places: Record<string, number>): Judgement {
  const items = judgement.items.map((item) => {
    const place = places[item.item];
    return place === undefined ? item : { ...item, quote: quote(place) };
  });
  return { ...judgement, items };
}

describe("writeFeedback", () => {
  it("leads with what would add most, and promises no more than scoring it again would give", () => {
    const visual = visualMeasurements({
      eyeContact: measured(0.2, "ratio", { evidence: [{ startSeconds: 3, endSeconds: 9 }] }),
      faceLuma: measured(55, "luma"),
    });
    const report = buildReport(findings({ visual: visualAnalysis(visual) }));
    const [first, second] = report.feedback.improvements;
    expect(first).toMatchObject({ metric: "eyeContact", evidence: [{ startSeconds: 3, endSeconds: 9 }] });
    expect(second?.metric).toBe("faceLuma");
    const mended = whatIf(report, { kind: "metric", metric: "eyeContact", value: 1 });
    expect(mended?.gain).toBeCloseTo(first?.pointsToGain ?? Number.NaN, 1);
  });

  it("names at most three of each, every one with 4 to 8 seconds within the talk, why, and how to practise", () => {
    const content = scoreContent(withQuotes(judged(1), { problem: 4 }));
    const { strengths, improvements } = buildReport(
      findings({ speech: speechAnalysis(rushed), content }),
    ).feedback;
    expect(improvements).toHaveLength(3);
    expect(strengths).toHaveLength(3);
    for (const item of [...strengths, ...improvements]) {
      const [range] = item.evidence;
      const seconds = (range?.endSeconds ?? 0) - (range?.startSeconds ?? 0);
      expect(seconds, item.id).toBeGreaterThanOrEqual(4);
      expect(seconds, item.id).toBeLessThanOrEqual(8);
      expect(range?.startSeconds, item.id).toBeGreaterThanOrEqual(0);
      expect(range?.endSeconds, item.id).toBeLessThanOrEqual(60);
      expect(item.why).not.toMatch(/[{}]/);
      expect(item.title).not.toMatch(/[{}]/);
    }
    for (const item of improvements) expect(item.practice).toBeTruthy();
  });

  it("shows where a missing part would belong: the ask at the end, others after the part before", () => {
    const content = scoreContent(withQuotes(judged(5, { ask: 0, solution: 0 }), { problem: 20 }));
    const { improvements } = buildReport(findings({ content })).feedback;
    const placeOf = (metric: string) => improvements.find((item) => item.metric === metric)?.evidence[0];
    expect(placeOf("ask")).toEqual({ startSeconds: 54, endSeconds: 60 });
    expect(placeOf("solution")).toEqual({ startSeconds: 21, endSeconds: 27 });
    expect(improvements[0]?.title).toMatch(/^Say what/);
  });

  it.each([
    ["pace", 85, "words/min", /faster/i],
    ["pace", 200, "words/min", /slow/i],
    ["bodyMovement", 0, "1/s", /hardly move/],
    ["bodyMovement", 1.2, "1/s", /settle/i],
    ["loudness", -38, "LUFS", /speak up/i],
    ["loudness", -8, "LUFS", /turn it down/i],
    ["faceHeight", 0.08, "ratio", /closer/],
    ["faceHeight", 0.6, "ratio", /back/],
  ])("tells on which side %s of %d misses", (metric, value, unit, expected) => {
    const values = { [metric]: measured(value, unit) };
    const report = buildReport(
      findings({
        speech: speechAnalysis(speechMeasurements(values)),
        visual: visualAnalysis(visualMeasurements(values)),
      }),
    );
    const item = report.feedback.improvements.find((one) => one.metric === metric);
    expect(item?.title).toMatch(expected);
  });

  it("names a strength of each section before a second of any", () => {
    const { strengths } = buildReport(findings({ content: scoreContent(judged(5)) })).feedback;
    const content = strengths.filter(({ title }) => title.endsWith(" is clear"));
    expect(strengths).toHaveLength(3);
    expect(content).toHaveLength(1);
  });

  it("tells a part that is hinted at from one that is not there", () => {
    const judgement = withQuotes(judged(5, { ask: 1, team: 0 }), { ask: 50 });
    const { improvements } = buildReport(findings({ content: scoreContent(judgement) })).feedback;
    const of = (metric: string) => improvements.find((one) => one.metric === metric);
    expect(of("ask")?.why).toMatch(/guessed/);
    expect(of("team")?.why).toMatch(/^Nothing says it/);
    expect(of("team")?.why).not.toBe(of("ask")?.why);
  });

  it("says once that a talk is no pitch instead of what its parts should be, and still speaks of the delivery", () => {
    const content = scoreContent(withQuotes(judged(0, { team: 1 }), { team: 20 }));
    const { improvements, strengths } = buildReport(
      findings({ speech: speechAnalysis(rushed), content }),
    ).feedback;
    expect(improvements.map(({ metric }) => metric)).toEqual(["content", "fillerRate", "pace"]);
    expect(improvements[0]).toMatchObject({ title: expect.stringMatching(/not sound like a pitch/) });
    expect(strengths.length).toBeGreaterThan(0);
    const pitch = scoreContent(withQuotes(judged(0, { team: 2 }), { team: 20 }));
    const advice = buildReport(findings({ speech: speechAnalysis(rushed), content: pitch })).feedback;
    expect(advice.improvements.map(({ metric }) => metric)).not.toContain("content");
  });

  it("asks for the missing fact where the part is there, and says what that alone would add", () => {
    const judgement = withQuotes(judged(5, { ask: 3 }), { ask: 50 });
    const items = judgement.items.map((item) =>
      item.item === "ask" ? { ...item, missing: ["the amount", "what it will be used for"] } : item,
    );
    const [first] = buildReport(findings({ content: scoreContent({ ...judgement, items }) })).feedback
      .improvements;
    expect(first?.title).toBe("Ask: add the amount and what it will be used for");
    expect(first?.whatIf).toBe("Saying the amount would already add 1 point.");
  });
});

describe("the note on the opening", () => {
  const long = { ...speechAnalysis(), opening: speechMeasurements() };

  it("is left out where the recording has no opening of its own", () => {
    expect(buildReport(findings()).feedback.opening).toBeNull();
  });

  it("says how the start sounds beside the rest, and what falls behind", () => {
    const speech = { ...long, opening: speechMeasurements({ fillerRate: measured(18, "1/min") }) };
    const note = buildReport(findings({ speech })).feedback.opening;
    expect(note?.text).toContain("warm up late");
    expect(note?.text).toContain("Fillers");
  });

  it("says when people know what it is about, or that they do not", () => {
    const opening = (judgement: Judgement) =>
      buildReport(findings({ speech: long, content: scoreContent(judgement) })).feedback.opening;
    expect(opening(withQuotes(judged(4), { problem: 6 }))?.text).toContain("after 9 s");
    expect(opening(withQuotes(judged(4), { problem: 41 }))?.text).toContain("nobody knows yet");
    expect(opening(judged(0))?.text).not.toContain("what it is about");
  });
});

describe("evidenceRange", () => {
  it.each([
    ["a lone um with a lead-in", [20, 20.4], 60, [17.84, 21.84]],
    ["a long stretch from its beginning", [10, 40], 60, [10, 18]],
    ["the end of the talk", [59.5, 60], 60, [56, 60]],
    ["a talk shorter than a clip", [0, 2], 3, [0, 3]],
  ])("cuts %s", (_, [from = 0, to = 0], duration, [start = 0, end = 0]) => {
    const range = evidenceRange({ startSeconds: from, endSeconds: to }, duration);
    expect(range.startSeconds).toBeCloseTo(start, 9);
    expect(range.endSeconds).toBeCloseTo(end, 9);
  });
});
