import { describe, expect, it } from "vitest";
import { type BodySample, measureBody as measureAnyBody } from "#lib/signals/body-movement.ts";
import type { BodySight } from "#lib/signals/sight.ts";
import { makeBody } from "#tests/factories/sight.ts";

const looks = (count: number, make: (index: number) => BodySight) =>
  Array.from({ length: count }, (_, index) => ({ seconds: index / 2, shot: 0, body: make(index) }));

/** Far more room below the shoulders than hands need, unless told otherwise. */
const measureBody = (samples: BodySample[], frameHeight = 400) => measureAnyBody(samples, frameHeight);

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

  it("counts a hand that is barely seen or barely moves in part", () => {
    const flickering = looks(9, (index) =>
      makeBody({ leftWrist: { ...hand(220), score: index % 2 ? 0.3 : 0 } }),
    );
    const slow = looks(9, (index) => makeBody({ leftWrist: hand(220 + 17.5 * (index % 2)) }));
    expect(measureBody(flickering).gestureShare.value).toBeCloseTo(0.5);
    expect(measureBody(slow).gestureShare.value).toBeCloseTo(0.5);
  });

  it("says that hands are out of the frame where it ends at the chest and they are hardly seen", () => {
    const still = looks(9, () => makeBody());
    const { gestureShare, gestureRate, bodyMovement } = measureBody(still, 210);
    expect(gestureShare).toMatchObject({ measured: false, reason: "hands_out_of_frame" });
    expect(gestureRate).toMatchObject({ measured: false, reason: "hands_out_of_frame" });
    expect(bodyMovement.measured).toBe(true);
    expect(measureBody(still, 230).gestureShare.value).toBe(0);
    const raised = (from: number) =>
      looks(9, (index) => makeBody(index >= from ? { leftWrist: hand(220) } : {}));
    expect(measureBody(raised(8), 210).gestureShare.measured).toBe(false);
    expect(measureBody(raised(5), 210).gestureShare.value).toBeCloseTo(1 / 8);
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
