import { closingStep, openingStep, type PlannedStep } from "#lib/jobs/step-plan.ts";

/** The steps of a pitch analysis. The function, the progress and the page read this one list. */
export const pitchPlan = [
  openingStep,
  { id: "preprocess", sentence: "Reading the recording", weight: 35 },
  { id: "visual", sentence: "Watching the speaker", weight: 40 },
  { id: "transcribe", sentence: "Writing down what is said", weight: 10 },
  { id: "speech", sentence: "Listening to the voice", weight: 15 },
  { id: "content", sentence: "Following the story", weight: 4 },
  { id: "aggregate", sentence: "Weighing what was found", weight: 2 },
  closingStep,
] as const satisfies readonly PlannedStep[];
