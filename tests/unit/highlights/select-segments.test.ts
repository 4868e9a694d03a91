import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlightsConfigSchema } from "#lib/highlights/config.ts";
import { totalSeconds } from "#lib/highlights/fit-length.ts";
import { selectSegments } from "#lib/highlights/select-segments.ts";
import { makeSignals, makeVariedSignals } from "#tests/factories/highlight-signals.ts";

const config = (more: Record<string, unknown> = {}) => highlightsConfigSchema.parse(more);
const seconds = (count: number, value: (second: number) => number) =>
  Array.from({ length: count * 2 }, (_, index) => value(index / 2));

describe("selectSegments", () => {
  it("is as long as was asked, in order, without overlaps and cut words, whatever the recording", () => {
    const inputs = fc.record({
      seed: fc.nat(100_000),
      duration: fc.integer({ min: 20, max: 300 }),
      share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      withWords: fc.boolean(),
      crossfade: fc.constantFrom(0, 0.5),
    });
    fc.assert(
      fc.property(inputs, ({ seed, duration, share, withWords, crossfade }) => {
        const signals = makeVariedSignals(seed, duration, withWords);
        const target = Math.max(5, share * duration);
        const { segments } = selectSegments(
          signals,
          config({ target_duration: target, crossfade_seconds: crossfade }),
        );
        const total = totalSeconds(segments) - crossfade * (segments.length - 1);
        expect(Math.abs(total - target) / target).toBeLessThanOrEqual(0.05);
        let before = 0;
        for (const { startSeconds, endSeconds, score, diversity } of segments) {
          expect(startSeconds).toBeGreaterThanOrEqual(before);
          expect(endSeconds).toBeGreaterThan(startSeconds);
          before = endSeconds;
          expect(Math.min(score, diversity)).toBeGreaterThanOrEqual(0);
          expect(Math.max(score, diversity)).toBeLessThanOrEqual(1);
          for (const edge of [startSeconds, endSeconds]) {
            const cut = signals.words?.find(
              (word) => word.startSeconds + 1e-6 < edge && edge < word.endSeconds - 1e-6,
            );
            expect(cut).toBeUndefined();
          }
        }
        expect(before).toBeLessThanOrEqual(duration);
      }),
      { numRuns: 80 },
    );
  });

  it("returns a shorter video whole and says so", () => {
    const { segments, notes } = selectSegments(makeSignals(40), config());
    expect(segments).toMatchObject([{ startSeconds: 0, endSeconds: 40 }]);
    expect(notes[0]).toContain("whole");
  });

  it.each(["motion", "levels"] as const)("finds a burst of %s", (signal) => {
    const burst = (second: number) => second >= 100 && second < 106;
    const values = seconds(180, (second) =>
      signal === "motion" ? (burst(second) ? 0.4 : 0.02) : burst(second) ? -10 : -35,
    );
    const { segments } = selectSegments(
      makeSignals(180, { [signal]: values, cuts: [100, 106] }),
      config({ target_duration: 12 }),
    );
    expect(segments.some(({ startSeconds, endSeconds }) => startSeconds <= 101 && endSeconds >= 105)).toBe(
      true,
    );
  });

  it("chooses what is unlike before more of the same", () => {
    const isBurst = (second: number) => second % 30 >= 20;
    const motion = seconds(120, (second) => (isBurst(second) ? 0.4 : 0.02));
    // Three bursts look alike; the last one does not.
    const looks = seconds(120, (second) => (second >= 110 ? 5 : 0)).map((value) => [value]);
    const cuts = [20, 30, 50, 60, 80, 90, 110];
    const { segments } = selectSegments(
      makeSignals(120, { motion, looks, cuts }),
      config({ target_duration: 20, min_segment_seconds: 10 }),
    );
    expect(segments.at(-1)).toMatchObject({ startSeconds: 110, endSeconds: 120 });
    expect(segments).toHaveLength(2);
  });

  it("leaves out of the score what the recording does not have", () => {
    const bare = makeSignals(100, {
      motion: null,
      faces: null,
      looks: null,
      levels: null,
      speech: null,
      sounds: null,
    });
    const { segments } = selectSegments(bare, config({ target_duration: 20 }));
    expect(segments[0]?.parts).toEqual({
      motion: null,
      audio: null,
      speech: null,
      faces: null,
      novelty: null,
    });
    expect(totalSeconds(segments)).toBeCloseTo(20, 0);
  });

  it("covers the sections of a pitch, each around its quote", () => {
    const section = (item: string, startSeconds: number, points = 4) => ({
      item,
      points,
      quote: { startSeconds, endSeconds: startSeconds + 4 },
    });
    const sections = [
      section("problem", 10),
      section("solution", 60),
      section("market", 120),
      section("ask", 160),
      section("team", 90, 0),
    ];
    const { segments } = selectSegments(makeSignals(180), config({ target_duration: 30 }), sections);
    for (const [item, start] of [
      ["problem", 10],
      ["solution", 60],
      ["market", 120],
      ["ask", 160],
    ] as const) {
      const found = segments.find((segment) => segment.section === item);
      expect(found?.startSeconds).toBeLessThanOrEqual(start);
      expect(found?.endSeconds).toBeGreaterThanOrEqual(start + 4);
    }
    expect(segments.some((segment) => segment.section === "team")).toBe(false);
    expect(Math.abs(totalSeconds(segments) - 30)).toBeLessThan(1.5);
  });
});
