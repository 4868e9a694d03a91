import { closingStep, openingStep, type PlannedStep } from "#lib/jobs/step-plan.ts";

/** The steps of writing down what is said. The function, the progress and the page read this one list. */
export const transcriptionPlan = [
  openingStep,
  { id: "transcribe", sentence: "Writing down what is said", weight: 97 },
  closingStep,
] as const satisfies readonly PlannedStep[];
