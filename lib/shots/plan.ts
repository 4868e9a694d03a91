import { closingStep, openingStep, type PlannedStep } from "#lib/jobs/step-plan.ts";

/** The steps of finding the shots of a video. The function, the progress and the page read this one list. */
export const shotsPlan = [
  openingStep,
  { id: "detect", sentence: "Finding the cuts", weight: 60 },
  { id: "thumbnails", sentence: "Taking a picture of each shot", weight: 37 },
  closingStep,
] as const satisfies readonly PlannedStep[];
