import { describe, expect, it } from "vitest";
import { clipOf } from "#components/results/feedback/clip-range.ts";
import { listOmissions, summarise } from "#components/results/headline/summarise.ts";
import { writeWebVtt } from "#components/results/player/write-web-vtt.ts";
import { cueAt, cutCue, fillersOfCues } from "#components/results/transcript/cut-cue.ts";
import type { Quote } from "#lib/pitch/report.ts";
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
    const parts = cutCue(cues[0] as Quote, [], " ask ");
    expect(parts.map(({ text }) => text)).toEqual(["The ", "ask", " is the ", "Ask", "."]);
    expect(parts.filter(({ kind }) => kind === "hit").map(({ text }) => text)).toEqual(["ask", "Ask"]);
  });

  it("is whole where nothing is looked for, and takes signs as signs", () => {
    for (const wanted of ["", ".*"]) {
      expect(cutCue(cues[0] as Quote, [], wanted)).toEqual([{ text: cues[0]?.text, kind: "plain" }]);
    }
  });

  it("marks each filler once, where it is a word of its own, and not over a hit", () => {
    const filler = (startSeconds: number, text: string | null) =>
      ({ ...range(startSeconds, startSeconds + 0.3), text, weight: 1, evidence: "lexical" }) as const;
    const cue = { text: "Um, the umbrella, um, sells.", ...range(10, 14) };
    const said = [filler(10.1, "um"), filler(12, null), filler(12.5, "um")];
    const marked = fillersOfCues([{ text: "Before.", ...range(0, 9) }, cue], said);
    expect(Object.keys(marked)).toEqual(["1"]);
    const kindsOf = (wanted: string) =>
      cutCue(cue, marked[1] ?? [], wanted)
        .filter(({ kind }) => kind !== "plain")
        .map(({ text, kind }) => `${kind} ${text}`);
    expect(kindsOf("")).toEqual(["filler Um", "filler um"]);
    expect(kindsOf("um,")).toEqual(["hit Um,", "hit um,"]);
  });

  it("tells the sentence of a moment, and none between two", () => {
    const spoken = [range(1, 2), range(3, 4)].map((times) => ({ text: "a", ...times }));
    expect([0, 1, 1.9, 2, 3.5, 9].map((time) => cueAt(spoken, time))).toEqual([-1, 0, 0, -1, 1, -1]);
  });

  it("becomes captions in which no word can end a cue or open a tag", () => {
    const track = writeWebVtt([{ text: "a --> b\n\n<script>", ...range(59.9996, 3725.5) }]);
    expect(track).toBe("WEBVTT\n\n00:01:00.000 --> 01:02:05.500\na --&gt; b &lt;script&gt;\n");
  });
});
