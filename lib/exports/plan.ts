import { closingStep, openingStep, type PlannedStep } from "#lib/jobs/step-plan.ts";

/** The steps of an export. The function, the progress and the page read this one list. */
export const exportPlan = [
  openingStep,
  { id: "cut", sentence: "Cutting the video", weight: 80 },
  { id: "render", sentence: "Writing the files", weight: 17 },
  closingStep,
] as const satisfies readonly PlannedStep[];
