/** One step of an analysis: what the function runs, what progress counts and what the page says. */
export type PlannedStep = {
  id: string;
  /** Present tense, for the person who waits. */
  sentence: string;
  /** Share of the whole time, relative to the other steps. */
  weight: number;
};
