import { describe, expect, it } from "vitest";
import { shotsConfigSchema } from "#lib/shots/config.ts";
import { keepShots } from "#lib/shots/keep-shots.ts";
import type { Shot } from "#lib/signals/visual-measurements.ts";

type Start = [seconds: number, transition: Shot["transition"], confidence: number];

function makeShots(end: number, ...starts: Start[]): Shot[] {
  return starts.map(([startSeconds, transition, confidence], index) => ({
    startSeconds,
    endSeconds: starts[index + 1]?.[0] ?? end,
    transition,
    confidence,
  }));
}

const shots = makeShots(
  20,
  [0, "start", 1],
  [0.5, "cut", 0.9],
  [6, "dissolve", 0.9],
  [7, "cut", 0.6],
  [12, "cut", 0.95],
  [19.5, "fade", 0.8],
);
const ask = (config: object) => keepShots(shots, shotsConfigSchema.parse(config));
const startsOf = (kept: Shot[]) => kept.map((shot) => shot.startSeconds);

describe("keepShots", () => {
  it("keeps all where nothing is asked", () => {
    expect(ask({})).toEqual(shots);
  });

  it("leaves no shot shorter than asked, at neither end, and keeps the surer of two boundaries", () => {
    expect(startsOf(ask({ min_shot_seconds: 2 }))).toEqual([0, 7, 12]);
  });

  it("leaves out what is not sure enough", () => {
    expect(startsOf(ask({ min_confidence: 0.85 }))).toEqual([0, 0.5, 6, 12]);
  });

  it("covers the whole video with shots that meet, whatever is asked", () => {
    const kept = ask({ min_shot_seconds: 60 });
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ startSeconds: 0, endSeconds: 20 });
    const some = ask({ min_shot_seconds: 5 });
    some.slice(1).forEach((shot, index) => {
      expect(shot.startSeconds).toBe(some[index]?.endSeconds);
    });
  });

  it("keeps a video without a picture empty", () => {
    expect(keepShots([], { min_shot_seconds: 1, min_confidence: 0 })).toEqual([]);
  });
});

describe("what may be asked of a search for shots", () => {
  it.each([{ min_shot_seconds: 0 }, { min_shot_seconds: Number.NaN }, { min_confidence: 2 }, { minimum: 1 }])(
    "refuses %o",
    (config) => {
      expect(shotsConfigSchema.safeParse(config).success).toBe(false);
    },
  );
});
