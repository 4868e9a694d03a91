import { rubricItemIds } from "../rubric.ts";
import type { Relevance } from "./find-relevance.ts";

/** How many times as much a pitch speaks of the rubric as of anything else. */
const leastRatio = 7;
/** Keeps a talk without any aside from being a pitch for that alone. */
const asideAtLeast = 0.1;

/**
 * Whether a talk is a pitch: it speaks of many items of the rubric and of little else. A recipe, a match report or a
 * lecture names a problem, a team or a market as well, between much that is neither.
 */
export function isPitch(heard: readonly Relevance[]): boolean {
  const covered = rubricItemIds.reduce(
    (sum, id) => sum + heard.reduce((most, relevance) => Math.max(most, relevance[id]), 0),
    0,
  );
  const aside = heard.reduce((sum, relevance) => sum + relevance.none, 0) / Math.max(1, heard.length);
  return covered / (aside + asideAtLeast) >= leastRatio;
}
