import { describe, expect, it } from "vitest";
import { workoutConfigSchema } from "#lib/workout/config.ts";
import { findPeriod } from "#lib/workout/period.ts";
import { describeWorkout } from "#lib/workout/result.ts";

const exercise = {
  startSeconds: 2,
  endSeconds: 8.00049,
  repetitionSeconds: [3, 5, 7],
  secondsPerRepetition: 2,
  confidence: 0.9,
};

describe("what a workout job answers", () => {
  it("counts over all sets and says it in words", () => {
    expect(describeWorkout([exercise, exercise], null)).toMatchObject({
      total_repetitions: 6,
      message: "6 repetitions in 2 sets.",
      segments: [{ start: 2, end: 8, repetitions: 3, repetition_times: [3, 5, 7] }, {}],
    });
  });

  it("says that there is no exercise, and why", () => {
    const { segments, message } = describeWorkout([], "no_person_visible");
    expect(segments).toEqual([]);
    expect(message).toContain("No exercise found");
  });

  it("takes no count of less than two repetitions for an exercise", () => {
    expect(workoutConfigSchema.parse({})).toEqual({ min_repetitions: 3 });
    expect(workoutConfigSchema.safeParse({ min_repetitions: 1 }).success).toBe(false);
  });
});

describe("findPeriod", () => {
  const wave = (seconds: number) =>
    Float64Array.from({ length: 160 }, (_, frame) => Math.sin((2 * Math.PI * frame) / (8 * seconds)));

  it("finds the time of one repetition, not of two", () => {
    expect(findPeriod(wave(2.5), 8)?.seconds).toBeCloseTo(2.5, 1);
    expect(findPeriod(wave(1), 8)?.seconds).toBeCloseTo(1, 1);
  });

  it("finds none in what only drifts away", () => {
    expect(
      findPeriod(
        Float64Array.from({ length: 160 }, (_, frame) => frame - 80),
        8,
      ),
    ).toBeNull();
  });
});
