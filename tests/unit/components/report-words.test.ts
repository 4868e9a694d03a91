import { describe, expect, it } from "vitest";
import { clipOf } from "#components/results/feedback/clip-range.ts";
import { listOmissions, summarise } from "#components/results/headline/summarise.ts";
import { writeWebVtt } from "#components/results/player/write-web-vtt.ts";
import { findCues } from "#components/results/transcript/find-cues.ts";
import { makeReport } from "#tests/factories/pitch-report.ts";

const range = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });
const notAssessed = { status: "not_assessed", score: null, receipts: [] } as const;

describe("the clip of a finding", () => {
  it("is at least four seconds, with a lead-in, so that a lone um is heard in its sentence", () => {
    const clip = clipOf(range(50, 50.4), 100);
    expect(clip && clip.endSeconds - clip.startSeconds).toBeCloseTo(4);
    expect(clip?.startSeconds).toBeLessThan(50);
    expect(clip?.endSeconds).toBeGreaterThan(50.4);
  });

  it("is at most eight seconds and stays within the talk", () => {
    expect(clipOf(range(10, 40), 100)).toEqual(range(10, 18));
    expect(clipOf(range(0, 0.2), 100)).toEqual(range(0, 4));
    expect(clipOf(range(99.8, 100), 100)).toEqual(range(96, 100));
    expect(clipOf(range(0, 3), 3)).toEqual(range(0, 3));
  });

  it("is none where the whole talk is the evidence, or there is none", () => {
    expect(clipOf(range(0, 100), 100)).toBeNull();
    expect(clipOf(undefined, 100)).toBeNull();
  });
});

describe("the sentence beside the score", () => {
  const withScores = (content: number, delivery: number, visual: number) => {
    const report = makeReport();
    report.sections.content.score = content;
    report.sections.delivery.score = delivery;
    report.sections.visual.score = visual;
    return report;
  };

  it("names what carries the take and where its points are", () => {
    expect(summarise(withScores(53, 78, 71))).toBe(
      "Your delivery carries this take; the content is where the points are.",
    );
  });

  it("calls sections level that are", () => {
    expect(summarise(withScores(70, 74, 71))).toMatch(/^Delivery, presence and content are level/);
  });

  it("gives the reason in words where there is no score, and never a nought", () => {
    const report = makeReport({ overallScore: null, overallReason: "no_speech" });
    expect(summarise(report)).toBe("There is no score. It could not be given, because nobody speaks.");
  });

  it("says what was left out of the score, and why", () => {
    const report = makeReport();
    report.sections.visual = { ...notAssessed, receipts: [], reason: "no_face_visible" };
    expect(listOmissions(report)).toEqual([
      "Presence was not assessed, because no face is visible; it is left out of the score.",
    ]);
  });
});

describe("the transcript", () => {
  const cues = [
    { text: "The ask is the Ask.", ...range(0, 2) },
    { text: "Nothing here.", ...range(2, 4) },
  ];

  it("finds every place of the words looked for, whatever their case", () => {
    expect(findCues(cues, " ask ")).toEqual([
      { cue: cues[0], parts: ["The ", "ask", " is the ", "Ask", "."] },
    ]);
  });

  it("is whole where nothing is looked for, and takes signs as signs", () => {
    expect(findCues(cues, "")).toHaveLength(2);
    expect(findCues(cues, ".*")).toEqual([]);
  });

  it("becomes captions in which no word can end a cue or open a tag", () => {
    const track = writeWebVtt([{ text: "a --> b\n\n<script>", ...range(59.9996, 3725.5) }]);
    expect(track).toBe("WEBVTT\n\n00:01:00.000 --> 01:02:05.500\na --&gt; b &lt;script&gt;\n");
  });
});
