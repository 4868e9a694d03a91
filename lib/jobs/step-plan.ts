/** One step of an analysis: what the function runs, what progress counts and what the page says. */
export type PlannedStep = {
  id: string;
  /** Present tense, for the person who waits. */
  sentence: string;
  /** Share of the whole time, relative to the other steps. */
  weight: number;
};

/** What every plan begins and ends with; both are run by the common part of the functions. */
export const openingStep = { id: "mark-processing", sentence: "Getting the desk ready", weight: 1 } as const;
export const closingStep = { id: "save", sentence: "Writing the report", weight: 2 } as const;
