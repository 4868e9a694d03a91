import { describe, expect, it } from "vitest";
import type { Keypoint } from "#lib/signals/sight.ts";
import { findExercises } from "#lib/workout/find-exercises.ts";
import {
  type ExerciseName,
  exercises,
  planShares,
  type Timetable,
  toKeypoints,
} from "#tests/factories/exercise.ts";

const rate = 8;
const names = Object.keys(exercises) as ExerciseName[];
const tempi = [1, 2.2, 4.5];

function perform(name: ExerciseName, timetable: Timetable): Keypoint[][] {
  return planShares(timetable, rate).map((share, frame) => toKeypoints(exercises[name](share), frame));
}
const find = (bodies: Keypoint[][], least = 3) => findExercises({ framesPerSecond: rate, bodies }, least);
const stand = (seconds: number) =>
  Array.from({ length: seconds * rate }, (_, frame) => toKeypoints(exercises.squats(0), frame));

describe("findExercises", () => {
  it.each(names.flatMap((name) => tempi.map((tempo) => [name, tempo] as const)))(
    "counts ten %s of %f s each, and tells their tempo",
    (name, secondsPerRepetition) => {
      const { exercises: found } = find(perform(name, { secondsPerRepetition, repetitions: 10 }));
      expect(found).toHaveLength(1);
      expect(found[0]?.repetitionSeconds).toHaveLength(10);
      expect(Math.abs((found[0]?.secondsPerRepetition ?? 0) / secondsPerRepetition - 1)).toBeLessThan(0.05);
    },
  );

  it("tells when each repetition is furthest from rest", () => {
    const { exercises: found } = find(perform("squats", { secondsPerRepetition: 2, repetitions: 5 }));
    found[0]?.repetitionSeconds.forEach((seconds, index) => {
      expect(Math.abs(seconds - (2 + 2 * index + 1))).toBeLessThanOrEqual(0.3);
    });
    expect(Math.abs((found[0]?.startSeconds ?? 0) - 2)).toBeLessThan(0.6);
    expect(Math.abs((found[0]?.endSeconds ?? 0) - 12)).toBeLessThan(0.6);
  });

  it.each(names)("counts %s with a breath after each", (name) => {
    const timetable = { secondsPerRepetition: 2, repetitions: 8, pauseSeconds: 1.5 };
    const { exercises: found } = find(perform(name, timetable));
    expect(found.flatMap((exercise) => exercise.repetitionSeconds)).toHaveLength(8);
  });

  it("takes a long rest for the end of a set", () => {
    const timetable = { secondsPerRepetition: 2, repetitions: 12, pauseSeconds: 8, pauseEvery: 6 };
    const { exercises: found } = find(perform("jumping jacks", timetable));
    expect(found.map((exercise) => exercise.repetitionSeconds.length)).toEqual([6, 6]);
  });

  it("counts while the legs are out of the picture", () => {
    const bodies = perform("arm raises", { secondsPerRepetition: 2, repetitions: 7 });
    for (const body of bodies)
      for (const place of [11, 12, 13, 14, 15, 16]) (body[place] as Keypoint).score = 0.05;
    expect(find(bodies).exercises[0]?.repetitionSeconds).toHaveLength(7);
  });

  it("bridges frames in which the model loses the body", () => {
    const bodies = perform("squats", { secondsPerRepetition: 2.2, repetitions: 6 });
    bodies.forEach((body, frame) => {
      if (frame % 9 === 0) for (const point of body) point.score = 0.1;
    });
    expect(find(bodies).exercises[0]?.repetitionSeconds).toHaveLength(6);
  });
});

describe("findExercises, where there is none", () => {
  const none = (reason: string) => ({ exercises: [], reason });

  it("finds none in a person who stands", () => {
    expect(find(stand(20))).toEqual(none("no_exercise_found"));
  });

  it("finds none in gestures", () => {
    const bodies = stand(40).map((body, frame) => {
      const t = frame / rate;
      const [lift, reach] = [
        Math.max(0, Math.sin(t * 1.7) * Math.sin(t * 0.41 + 1)),
        Math.sin(t * 2.9 + Math.sin(t * 0.7) * 2),
      ];
      body[9] = {
        ...(body[9] as Keypoint),
        y: (body[9] as Keypoint).y - 45 * lift,
        x: (body[9] as Keypoint).x + 14 * reach,
      };
      body[10] = {
        ...(body[10] as Keypoint),
        y: (body[10] as Keypoint).y - 38 * Math.abs(reach * Math.sin(t * 0.23)),
      };
      return body;
    });
    expect(find(bodies)).toEqual(none("no_exercise_found"));
  });

  it("finds none in a single bow, nor in fewer repetitions than asked for", () => {
    const bodies = perform("squats", { secondsPerRepetition: 2, repetitions: 3 });
    expect(find(bodies).exercises).toHaveLength(1);
    expect(find(bodies, 4)).toEqual(none("no_exercise_found"));
    expect(find(perform("squats", { secondsPerRepetition: 2, repetitions: 1 }), 2)).toEqual(
      none("no_exercise_found"),
    );
  });

  it("finds nobody where the model sees no joints, and nothing in less than a second", () => {
    const unseen = stand(10).map((body) => body.map((point) => ({ ...point, score: 0.1 })));
    expect(find(unseen)).toEqual(none("no_person_visible"));
    expect(find(stand(10).slice(0, 5))).toEqual(none("video_too_short"));
    expect(find([])).toEqual(none("video_too_short"));
  });
});
