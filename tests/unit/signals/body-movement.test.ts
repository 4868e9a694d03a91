import { describe, expect, it } from "vitest";
import { measureBody } from "#lib/signals/body-movement.ts";
import type { BodySight } from "#lib/signals/sight.ts";
import { makeBody } from "#tests/factories/sight.ts";

const looks = (count: number, make: (index: number) => BodySight) =>
  Array.from({ length: count }, (_, index) => ({ seconds: index / 2, shot: 0, body: make(index) }));

const hand = (x: number) => ({ x, y: 180, score: 0.8 });

describe("measureBody", () => {
  it("measures a step to the side in shoulder widths a second", () => {
    expect(measureBody(looks(9, (index) => makeBody({}, 10 * index))).bodyMovement.value).toBeCloseTo(0.2);
  });

  it("measures the tilt of the shoulders, whichever is higher", () => {
    const tilted = (sign: number) =>
      measureBody(looks(9, () => makeBody({ leftShoulder: { x: 210, y: 120 + sign * 10, score: 0.9 } })))
        .shoulderTilt.value;
    expect(tilted(1)).toBeCloseTo(5.71, 1);
    expect(tilted(-1)).toBeCloseTo(5.71, 1);
  });

  it("counts a hand that waves, not one that moves with the body", () => {
    const waving = looks(9, (index) => makeBody({ leftWrist: hand(220 + 40 * (index % 2)) }));
    const walking = looks(9, (index) => makeBody({ leftWrist: hand(220 + 40 * index) }, 40 * index));
    expect(measureBody(waving).gestureShare.value).toBe(1);
    expect(measureBody(walking).gestureShare.value).toBe(0);
  });

  it("counts the beginnings of gestures", () => {
    const body = looks(25, (index) =>
      makeBody({ leftWrist: hand(220 + (index % 8 < 3 ? 40 * (index % 2) : 0)) }),
    );
    const { gestureRate } = measureBody(body);
    // Three waves, of which the first begins before anybody could see it begin.
    expect(gestureRate.value).toBeCloseTo((60 * 2) / 11.5, 5);
  });

  it("takes a hand that comes into the picture for moving", () => {
    const raised = looks(9, (index) => makeBody(index % 4 < 2 ? {} : { leftWrist: hand(220) }));
    expect(measureBody(raised).gestureShare.value).toBeGreaterThan(0.4);
  });

  it("does not compare bodies of different shots", () => {
    const cut = looks(8, (index) => makeBody({}, index < 4 ? 0 : 80)).map((look, index) => ({
      ...look,
      shot: index < 4 ? 0 : 1,
    }));
    expect(measureBody(cut).bodyMovement.value).toBe(0);
  });

  it("knows nothing of shoulders the model is not sure of", () => {
    const unsure = looks(9, () => makeBody({ leftShoulder: { x: 210, y: 120, score: 0.2 } }));
    expect(measureBody(unsure).shoulderTilt).toMatchObject({ measured: false, reason: "no_body_visible" });
  });
});
