import type { RubricItemId } from "../rubric.ts";
import { askCues } from "./cues/ask-cues.ts";
import { businessModelCues } from "./cues/business-model-cues.ts";
import { competitionCues } from "./cues/competition-cues.ts";
import type { ItemCues } from "./cues/item-cues.ts";
import { marketCues } from "./cues/market-cues.ts";
import { problemCues } from "./cues/problem-cues.ts";
import { solutionCues } from "./cues/solution-cues.ts";
import { teamCues } from "./cues/team-cues.ts";
import { tractionCues } from "./cues/traction-cues.ts";

export const itemCues: Record<RubricItemId, ItemCues> = {
  problem: problemCues,
  solution: solutionCues,
  market: marketCues,
  business_model: businessModelCues,
  traction: tractionCues,
  team: teamCues,
  competition: competitionCues,
  ask: askCues,
};
