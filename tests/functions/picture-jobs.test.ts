import type { InngestFunction } from "inngest";
import { beforeAll, describe, expect, it } from "vitest";
import { ingestPlan } from "#lib/ingest/plan.ts";
import { shotsPlan } from "#lib/shots/plan.ts";
import { workoutPlan } from "#lib/workout/plan.ts";
import { runSteps, useNoServices } from "./run-steps.ts";

const jobs = [
  {
    type: "scene_detection",
    plan: shotsPlan,
    answers: { detect: { shots: 4 } },
    outcome: { shots: 4 },
    load: async () => (await import("#inngest/functions/detect-scenes.ts")).detectScenes,
  },
  {
    type: "ingest",
    plan: ingestPlan,
    answers: { preview: { poster: true, tiles: 9, peaks: 0 } },
    outcome: { poster: true, tiles: 9, peaks: 0 },
    load: async () => (await import("#inngest/functions/ingest.ts")).ingest,
  },
  {
    type: "workout",
    plan: workoutPlan,
    answers: { count: { segments: 1, repetitions: 8 } },
    outcome: { segments: 1, repetitions: 8 },
    load: async () => (await import("#inngest/functions/analyze-workout.ts")).analyzeWorkout,
  },
];

describe.each(jobs)("$type", ({ type, plan, answers, outcome, load }) => {
  const stand = Object.fromEntries(
    [...plan.map((step) => step.id), "cleanup", "announce"].map((id) => [id, {}]),
  );
  let jobFunction: InngestFunction.Any;

  beforeAll(async () => {
    useNoServices();
    jobFunction = await load();
  });

  it("runs every step of its plan once, in order", async () => {
    const { ran, result } = await runSteps(jobFunction, `job/${type}.requested`, { ...stand, ...answers });
    expect(ran).toEqual([...plan.map((step) => step.id), "cleanup", "announce"]);
    expect(result).toEqual(outcome);
  });

  it("goes no further when a step fails", async () => {
    const first = plan[1]?.id ?? "";
    // Without its stand-in the step asks the database, and there is none at this address.
    const { ran, error } = await runSteps(jobFunction, `job/${type}.requested`, { ...stand, ...answers }, [
      first,
    ]);
    expect(error).toMatchObject({ message: expect.stringContaining("The database did not answer") });
    expect(ran).toEqual(["mark-processing"]);
  });
});
