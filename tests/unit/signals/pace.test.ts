import { describe, expect, it } from "vitest";
import { measurePace, paceFromSyllables, paceFromWords } from "#lib/signals/pace.ts";
import { nucleiPerWord, timesFound } from "#lib/signals/syllables.ts";

const talk = (seconds: number) => [{ startSeconds: 0, endSeconds: seconds }];
/** Evenly spread moments. */
const moments = (perMinute: number, from: number, to: number) =>
  Array.from(
    { length: Math.round(((to - from) * perMinute) / 60) },
    (_, index) => from + (index * 60) / perMinute,
  );

describe("measurePace", () => {
  it("is words over speaking time, not over all time", () => {
    const segments = [
      { startSeconds: 0, endSeconds: 30 },
      { startSeconds: 60, endSeconds: 90 },
    ];
    const words = [...moments(120, 0, 30), ...moments(120, 60, 90)];
    expect(measurePace(paceFromWords(words), segments).pace.value).toBeCloseTo(120);
  });

  it("says what it rests on, and trusts words more than syllables", () => {
    const words = measurePace(paceFromWords(moments(120, 0, 60)), talk(60)).pace;
    const syllables = measurePace(
      paceFromSyllables(moments(120 * nucleiPerWord * timesFound, 0, 60)),
      talk(60),
    ).pace;
    expect(words).toMatchObject({ source: expect.stringContaining("words") });
    expect(syllables).toMatchObject({ source: expect.stringContaining("syllable") });
    expect(syllables.value).toBeCloseTo(120, 0);
    const confidences = [words, syllables].map((pace) => (pace.measured ? pace.confidence : null));
    expect(confidences[0]).toBeGreaterThan(confidences[1] ?? 1);
  });

  it("varies by nothing at an even rate and by a third between 100, 150 and 200", () => {
    const even = measurePace(paceFromWords(moments(150, 0, 60)), talk(60));
    expect(even.paceVariation.value).toBeCloseTo(0, 2);
    const changing = [...moments(100, 0, 20), ...moments(150, 20, 40), ...moments(200, 40, 60)];
    expect(measurePace(paceFromWords(changing), talk(60)).paceVariation.value).toBeCloseTo(0.272, 1);
  });

  it("knows no variation of less than three windows", () => {
    expect(measurePace(paceFromWords(moments(150, 0, 30)), talk(30)).paceVariation).toMatchObject({
      reason: "too_short",
    });
  });

  it.each([
    [[], "no_speech"],
    [talk(0.5), "too_little_speech"],
  ])("gives the reason when there is no rate", (segments, reason) => {
    expect(measurePace(paceFromWords([0.2]), segments).pace).toMatchObject({ measured: false, reason });
  });
});
