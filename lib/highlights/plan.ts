import { closingStep, openingStep, type PlannedStep } from "#lib/jobs/step-plan.ts";

/** The steps of making a highlight reel. The function, the progress and the page read this one list. */
export const highlightsPlan = [
  openingStep,
  { id: "preprocess", sentence: "Reading the recording", weight: 55 },
  { id: "select", sentence: "Choosing the best moments", weight: 15 },
  { id: "compose", sentence: "Cutting the reel", weight: 27 },
  closingStep,
] as const satisfies readonly PlannedStep[];
