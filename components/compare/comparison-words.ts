import { formatScore } from "#components/ui/format.ts";
import type { Verdict } from "#lib/takes/compare-reports.ts";

type Difference = { difference: number | null; verdict: Verdict };

/** "+7", "−3", "±0"; a dash where there is nothing to compare. */
export function differenceWords({ difference }: Pick<Difference, "difference">): string {
  if (difference === null) return "–";
  const points = Math.round(difference);
  if (points === 0) return "±0";
  return points > 0 ? `+${points}` : `−${Math.abs(points)}`;
}

export const verdictWords: Record<Verdict, string> = {
  better: "better",
  worse: "worse",
  same: "about the same",
  not_comparable: "not comparable",
};

/** Colours stand beside these words, never alone. */
export const verdictColour: Record<Verdict, string> = {
  better: "text-good",
  worse: "text-poor",
  same: "text-muted",
  not_comparable: "text-muted",
};

/** The first sentence of the comparison. */
export function headlineOf({ difference, verdict }: Difference): string {
  if (difference === null) return "These two takes cannot be weighed against each other as a whole.";
  const points = formatScore(Math.abs(difference));
  if (verdict === "same") return "The two takes are about as good: what differs is within the noise.";
  return verdict === "better"
    ? `The newer take is ${points} points better.`
    : `The newer take is ${points} points weaker.`;
}
