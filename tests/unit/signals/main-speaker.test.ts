import { describe, expect, it } from "vitest";
import { followMainSpeaker } from "#lib/signals/main-speaker.ts";
import { makeFace, makeSight } from "#tests/factories/sight.ts";

const oneShot = [{ startSeconds: 0, endSeconds: 100, transition: "start" as const, confidence: 1 }];
const left = (height = 0.3) => makeFace({ centerX: 0.3, height, width: height / 2 });
const right = (height = 0.2) => makeFace({ centerX: 0.7, height, width: height / 2 });

describe("followMainSpeaker", () => {
  it("stays with one person though another comes closer for a moment", () => {
    const sights = [0, 1, 2, 3, 4, 5].map((index) =>
      makeSight(index, [left(), index === 3 ? right(0.33) : right()]),
    );
    const main = followMainSpeaker(sights, oneShot, 1);
    expect([...main.values()].map((face) => face.centerX)).toEqual([0.3, 0.3, 0.3, 0.3, 0.3, 0.3]);
  });

  it("shows no face where the speaker is away, even if somebody else is there", () => {
    const sights = [0, 1, 2, 3].map((index) => makeSight(index, index === 2 ? [right()] : [left(), right()]));
    expect(followMainSpeaker(sights, oneShot, 1).has(sights[2] as (typeof sights)[number])).toBe(false);
  });

  it("does not depend on the order in which faces are listed", () => {
    const sights = [0, 1, 2, 3].map((index) =>
      makeSight(index, index % 2 ? [left(), right()] : [right(), left()]),
    );
    const centers = [...followMainSpeaker(sights, oneShot, 1).values()].map((face) => face.centerX);
    expect(centers).toEqual([0.3, 0.3, 0.3, 0.3]);
  });

  it("chooses anew after a cut", () => {
    const shots = [
      { ...oneShot[0], endSeconds: 2 },
      { startSeconds: 2, endSeconds: 4, transition: "cut" as const, confidence: 1 },
    ] as typeof oneShot;
    const sights = [0, 1, 2, 3].map((index) => makeSight(index, [index < 2 ? left() : right()]));
    expect(followMainSpeaker(sights, shots, 1).size).toBe(4);
  });

  it("prefers a face in the middle to one of its size at the edge", () => {
    const sights = [0, 1].map((index) =>
      makeSight(index, [makeFace({ centerX: 0.95 }), makeFace({ centerX: 0.5 })]),
    );
    expect([...followMainSpeaker(sights, oneShot, 1).values()].every((face) => face.centerX === 0.5)).toBe(
      true,
    );
  });
});
