import { describe, expect, it } from "vitest";
import { findEyeContactLosses, hasEyeContact } from "#lib/signals/eye-contact.ts";
import { makeFace } from "#tests/factories/sight.ts";

const looking = (yaw: number, pitch = 0) => makeFace({ gaze: { yaw, pitch } });

describe("hasEyeContact", () => {
  it.each([
    [0, 0, true],
    [13, 0, true],
    [13.5, 0, false],
    [-13.5, 0, false],
    [0, 16, true],
    [0, -17, false],
    [10, 12, false],
  ])("with a gaze of %d° across and %d° up is %s", (yaw, pitch, expected) => {
    expect(hasEyeContact(looking(yaw, pitch))).toBe(expected);
  });

  it("is not known of shut eyes", () => {
    expect(hasEyeContact(makeFace({ gaze: null }))).toBeNull();
  });

  it("is none with the head turned far away", () => {
    expect(
      hasEyeContact(makeFace({ pose: { yaw: 40, pitch: 0, roll: 0 }, gaze: { yaw: 0, pitch: 0 } })),
    ).toBe(false);
  });
});

describe("findEyeContactLosses", () => {
  const every = (contacts: (boolean | null)[], step = 1) =>
    contacts.map((contact, index) => ({ seconds: index * step, contact }));

  it("reports a loss of five seconds and none of four", () => {
    expect(findEyeContactLosses(every([true, ...Array<boolean>(6).fill(false), true]))).toEqual([
      { startSeconds: 1, endSeconds: 6 },
    ]);
    expect(findEyeContactLosses(every([true, ...Array<boolean>(5).fill(false), true]))).toEqual([]);
  });

  it("lets a blink neither end nor begin a loss", () => {
    const contacts = [true, null, false, false, null, false, false, false, false, true];
    expect(findEyeContactLosses(every(contacts))).toEqual([{ startSeconds: 2, endSeconds: 8 }]);
  });

  it("does not bridge a time without a face", () => {
    const before = every([false, false, false]);
    const after = every([false, false, false]).map((sample) => ({ ...sample, seconds: sample.seconds + 20 }));
    expect(findEyeContactLosses([...before, ...after])).toEqual([]);
  });
});
