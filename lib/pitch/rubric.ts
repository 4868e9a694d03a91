/** The questions an investor's scorecard asks of a pitch. */
export type RubricItem = {
  id: RubricItemId;
  label: string;
  /** Completes "The pitch says …". */
  asks: string;
};

export const rubricItemIds = [
  "problem",
  "solution",
  "market",
  "business_model",
  "traction",
  "team",
  "competition",
  "ask",
] as const;
export type RubricItemId = (typeof rubricItemIds)[number];

const items: Record<RubricItemId, Omit<RubricItem, "id">> = {
  problem: { label: "Problem", asks: "whose problem it is and what it costs them" },
  solution: { label: "Solution", asks: "what it does and how it helps" },
  market: { label: "Market", asks: "who would buy and how many of them there are" },
  business_model: { label: "Business model", asks: "who pays, how much and how often" },
  traction: { label: "Traction", asks: "what has been reached so far, in numbers" },
  team: { label: "Team", asks: "who builds it and why they are the ones" },
  competition: { label: "Competition", asks: "what people use instead and why this is better" },
  ask: { label: "Ask", asks: "what is wanted from the listener and what it will be used for" },
};

export const rubric: readonly RubricItem[] = rubricItemIds.map((id) => ({ id, ...items[id] }));
