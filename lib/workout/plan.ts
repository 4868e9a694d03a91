import { closingStep, openingStep, type PlannedStep } from "#lib/jobs/step-plan.ts";

/** The steps of counting exercises. The function, the progress and the page read this one list. */
export const workoutPlan = [
  openingStep,
  { id: "count", sentence: "Counting repetitions", weight: 97 },
  closingStep,
] as const satisfies readonly PlannedStep[];
