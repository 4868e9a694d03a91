import { closingStep, openingStep, type PlannedStep } from "#lib/jobs/step-plan.ts";

/** The steps of preparing a video for viewing. The function, the progress and the page read this one list. */
export const ingestPlan = [
  openingStep,
  { id: "prepare", sentence: "Reading the recording", weight: 80 },
  { id: "preview", sentence: "Making previews", weight: 17 },
  closingStep,
] as const satisfies readonly PlannedStep[];
