import { closingStep, openingStep, type PlannedStep } from "#lib/jobs/step-plan.ts";

/** The steps of making a highlight reel. The function, the progress and the page read this one list. */
export const highlightsPlan = [
  openingStep,
  { id: "compose", sentence: "Cutting the reel", weight: 97 },
  closingStep,
] as const satisfies readonly PlannedStep[];
