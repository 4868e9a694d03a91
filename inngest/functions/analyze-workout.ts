import { countRepetitions, saveWorkout } from "#lib/recordings/workout-steps.ts";
import { jobFunction } from "./job-function.ts";

/** Finds exercises in a video and counts their repetitions. */
export const analyzeWorkout = jobFunction(
  "workout",
  { id: "analyze-workout", name: "Count the repetitions of exercises" },
  async ({ db, ref, step, save }) => {
    const found = await step("count", (context) => countRepetitions(db, ref, context));
    await save(() => saveWorkout(db, ref));
    return found;
  },
);
