import type { RubricItemId } from "../rubric.ts";
import { cue, type Sentence } from "./sentence.ts";

/** Statements that hardly anybody makes without a venture of their own count twice. */
const telling: readonly RubricItemId[] = ["solution", "business_model", "traction", "ask"];
const amounts = cue("#money|#percent|big");
/** Two amounts count as one statement. */
const amountWeight = 0.5;
const enough = 7.5;

/**
 * Whether a talk is a pitch: it speaks of many items of the rubric, of what is offered, earned and wanted, and in
 * amounts. A recipe, a match report or a lecture names a problem, a team or a market as well.
 */
export function isPitch(sentences: readonly Sentence[], stated: ReadonlySet<RubricItemId>): boolean {
  const named = sentences.reduce((sum, { line }) => sum + (line.match(amounts)?.length ?? 0), 0);
  const told = telling.filter((id) => stated.has(id)).length;
  return stated.size + told + amountWeight * named >= enough;
}
