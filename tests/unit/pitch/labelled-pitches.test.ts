import { sampleRankCorrelation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { localJudge } from "#lib/models/local-judge/local-judge.ts";
import { rubricItemIds } from "#lib/pitch/rubric.ts";
import { injections } from "#tests/factories/injections.ts";
import { asTranscript, listLabelledPitches } from "../../../bench/content/labelled-pitch.ts";

const pitches = await listLabelledPitches();
const judged = pitches.filter(({ points }) => points !== null);
/** Orders are tried on every so many pitches. */
const tried = 6;
const pointsOf = async (texts: string[]) => {
  const { items } = await localJudge.judge(
    asTranscript(texts.map((text) => ({ text }))),
    { durationSeconds: 60, speech: null },
    { signal: new AbortController().signal },
  );
  return items.map(({ points }) => points);
};

describe("the local judge on labelled pitches", () => {
  const bars = [
    { split: "tune", leastOfItems: 0.85, leastOfPitches: 0.9 },
    { split: "held-out", leastOfItems: 0.7, leastOfPitches: 0.85 },
  ];
  it.each(bars)(
    "ranks items and whole pitches like a person does ($split)",
    async ({ split, leastOfItems, leastOfPitches }) => {
      const own = judged.filter((pitch) => pitch.split === split);
      const labels = own.map(({ points }) => rubricItemIds.map((id) => points?.[id] ?? Number.NaN));
      const given = await Promise.all(
        own.map(({ sentences }) => pointsOf(sentences.map(({ text }) => text))),
      );
      const total = (points: (number | null)[]) => points.reduce<number>((sum, one) => sum + (one ?? 0), 0);
      expect(sampleRankCorrelation(labels.flat(), given.flat() as number[])).toBeGreaterThan(leastOfItems);
      expect(sampleRankCorrelation(labels.map(total), given.map(total))).toBeGreaterThan(leastOfPitches);
    },
  );

  const others = pitches.filter(({ kind }) => kind.startsWith("off-topic"));
  it.each(others)("gives $name 0 or 1", async ({ sentences }) => {
    for (const points of await pointsOf(sentences.map(({ text }) => text)))
      expect(points).toBeLessThanOrEqual(1);
  });

  it.each(injections)("is not moved by: %s", async (order) => {
    for (const { name, sentences } of judged.filter((_, at) => at % tried === 0)) {
      const texts = sentences.map(({ text }) => text);
      const before = await pointsOf(texts);
      for (const at of [0, 3, texts.length]) {
        expect(await pointsOf(texts.toSpliced(at, 0, order)), `${name} at ${at}`).toEqual(before);
      }
    }
  });
});
