import { z } from "zod";
import type { Exercise, NoExercise } from "./find-exercises.ts";

export const noExerciseReasons = [
  "no_video_stream",
  "video_too_short",
  "no_person_visible",
  "no_exercise_found",
] as const;

/** What a `workout` job answers; times in seconds. */
export const workoutResultSchema = z.object({
  segments: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      repetitions: z.number().int(),
      /** Pauses between repetitions left out. */
      mean_seconds_per_repetition: z.number(),
      /** When each repetition is furthest from rest. */
      repetition_times: z.array(z.number()),
      confidence: z.number(),
    }),
  ),
  total_repetitions: z.number().int(),
  /** Why there are no segments, and the same in words. */
  reason: z.enum(noExerciseReasons).nullable(),
  message: z.string(),
});
export type WorkoutResult = z.infer<typeof workoutResultSchema>;

const messages: Record<(typeof noExerciseReasons)[number], string> = {
  no_video_stream: "No exercise found: this file has no picture.",
  video_too_short: "No exercise found: the video is shorter than a second.",
  no_person_visible: "No exercise found: nobody is to be seen well enough.",
  no_exercise_found: "No exercise found: no movement repeats.",
};

const round = (seconds: number) => Number(seconds.toFixed(3));

export function describeWorkout(
  exercises: Exercise[],
  reason: NoExercise | "no_video_stream" | null,
): WorkoutResult {
  const total = exercises.reduce((sum, { repetitionSeconds }) => sum + repetitionSeconds.length, 0);
  return {
    segments: exercises.map((exercise) => ({
      start: round(exercise.startSeconds),
      end: round(exercise.endSeconds),
      repetitions: exercise.repetitionSeconds.length,
      mean_seconds_per_repetition: round(exercise.secondsPerRepetition),
      repetition_times: exercise.repetitionSeconds.map(round),
      confidence: round(exercise.confidence),
    })),
    total_repetitions: total,
    reason,
    message: reason
      ? messages[reason]
      : `${total} repetitions in ${exercises.length} ${exercises.length === 1 ? "set" : "sets"}.`,
  };
}
