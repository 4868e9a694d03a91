import { closingStep, openingStep, type PlannedStep } from "#lib/jobs/step-plan.ts";

/** The steps of making questions. The function, the progress and the page read this one list. */
export const quizPlan = [
  openingStep,
  { id: "ask", sentence: "Thinking of questions", weight: 97 },
  closingStep,
] as const satisfies readonly PlannedStep[];
