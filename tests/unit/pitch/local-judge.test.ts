import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localJudge } from "#lib/models/local-judge/local-judge.ts";
import { readSentences } from "#lib/models/local-judge/read-sentences.ts";
import type { Quote } from "#lib/pitch/report.ts";
import { rubricItemIds } from "#lib/pitch/rubric.ts";
import { verifyQuote } from "#lib/pitch/verify-quote.ts";
import { readSamplePitch, samplePitchItems } from "#tests/fixtures/sample-pitch.ts";

const judge = (cues: Quote[], language: string | null = null) =>
  localJudge.judge(
    { source: "captions", language, cues },
    { durationSeconds: 60, speech: null },
    { signal: new AbortController().signal },
  );
const asCues = (texts: string[]) =>
  texts.map((text, index) => ({ text, startSeconds: index * 5, endSeconds: index * 5 + 4 }));
const pointsOf = async (texts: string[]) =>
  Object.fromEntries((await judge(asCues(texts))).items.map(({ item, points }) => [item, points ?? -1]));

const sample = readSamplePitch();
const sentences = readSentences(sample.cues).sentences.map(({ text }) => text);
const speaksOf = (item: keyof typeof samplePitchItems) => (text: string) =>
  samplePitchItems[item].some((words) => text.includes(words));

describe("the local judge on the sample pitch", () => {
  it("quotes the right sentence for every item, with the time at which it is said", async () => {
    const { items, judge: name } = await judge(sample.cues);
    expect(name).toMatch(/^local-judge@/);
    for (const { item, quote } of items) {
      expect(speaksOf(item as keyof typeof samplePitchItems)(quote?.text ?? ""), item).toBe(true);
      expect(verifyQuote(sample, quote?.text ?? "")).toEqual(quote);
    }
  });

  it("drops an item to 0 or 1 without its sentences, and moves no other by more than 1", async () => {
    const whole = await pointsOf(sentences);
    for (const removed of rubricItemIds) {
      const rest = await pointsOf(sentences.filter((text) => !speaksOf(removed)(text)));
      for (const item of rubricItemIds) {
        if (item === removed) expect(rest[item], `${item} without its sentences`).toBeLessThanOrEqual(1);
        else expect(Math.abs((rest[item] ?? 0) - (whole[item] ?? 0)), item).toBeLessThanOrEqual(1);
      }
    }
  });

  it("keeps every item within 1 when the sentences are shuffled", async () => {
    const whole = await pointsOf(sentences);
    const order = fc.shuffledSubarray(sentences, {
      minLength: sentences.length,
      maxLength: sentences.length,
    });
    await fc.assert(
      fc.asyncProperty(order, async (shuffled) => {
        const points = await pointsOf(shuffled);
        return rubricItemIds.every((item) => Math.abs((points[item] ?? 0) - (whole[item] ?? 0)) <= 1);
      }),
      { numRuns: 30 },
    );
  });

  it("says in what order the story is told", async () => {
    const findings = async (texts: string[]) =>
      Object.fromEntries((await judge(asCues(texts))).findings.map(({ metric, grade }) => [metric, grade]));
    expect(await findings(sentences)).toMatchObject({ opening: "good", closing: "good", order: "good" });
    expect(await findings(sentences.toReversed())).toMatchObject({ closing: "warn", order: "warn" });
  });
});

describe("the local judge", () => {
  it("finds the long, the hollow, the passive and the hedging sentences and quotes them", async () => {
    const { findings } = await judge(
      asCues([
        "We think that maybe our seamless, scalable, end-to-end ecosystem could possibly empower stakeholders.",
        "The old paperwork was written by hand and was never read by anyone in the company.",
        "And so what we do is that we take all of the papers that a customer has ever had to fill in and then we look at each of them and we find the ones that they will need to fill in again, which nobody likes.",
      ]),
    );
    for (const metric of ["sentence_length", "jargon", "passive", "hedges"]) {
      const found = findings.find((finding) => finding.metric === metric);
      expect(found?.grade, metric).not.toBe("good");
      expect(found?.quotes.length, metric).toBeGreaterThan(0);
    }
  });

  it("judges no other language and says why, whatever the label says", async () => {
    const german = asCues([
      "Jede Nacht wirft eine kleine Bäckerei ein Siebtel ihrer Brote weg.",
      "Wir haben eine App gebaut, die das Wetter liest und ihr sagt, wie viel sie backen soll.",
    ]);
    for (const language of [null, "de", "en"]) {
      expect(await judge(german, language)).toMatchObject({ items: [], reason: "unsupported_language" });
    }
    const turkish = asCues([
      "Her gece küçük bir fırın ekmeklerinin yedide birini çöpe atıyor ve bu pahalı bir iş oluyor.",
    ]);
    expect(await judge(turkish, "tr")).toMatchObject({ items: [], reason: "unsupported_language" });
  });

  it.each([
    ["nothing", []],
    ["empty cues", ["", " "]],
    ["a word or two", ["Thank you.", "Bye."]],
  ])("has too little to judge by in %s", async (_, texts) => {
    expect(await judge(asCues(texts))).toMatchObject({ items: [], reason: "too_little_evidence" });
  });

  it("reads cues of one word each, and cues that overlap, like any other", async () => {
    const words = sentences.join(" ").split(" ");
    const single = words.map((text, index) => ({ text, startSeconds: index, endSeconds: index + 5 }));
    const points = Object.fromEntries((await judge(single)).items.map((item) => [item.item, item.points]));
    expect(points).toEqual(await pointsOf(sentences));
  });

  it("does bounded work on ten megabytes", async () => {
    const text = "We are raising money for a market of 3 billion euros and nobody knows why. ".repeat(
      140_000,
    );
    const started = performance.now();
    const { items } = await judge([{ text, startSeconds: 0, endSeconds: 60 }]);
    expect(items).toHaveLength(rubricItemIds.length);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("stops where it is no longer wanted", async () => {
    const transcript = { source: "captions", language: "en", cues: sample.cues };
    const features = { durationSeconds: 60, speech: null };
    const judging = localJudge.judge(transcript, features, { signal: AbortSignal.abort(new Error("ended")) });
    await expect(judging).rejects.toThrow("ended");
  });
});
