import type { Opinion } from "#lib/pitch/merge-opinions.ts";
import { rubric } from "#lib/pitch/rubric.ts";

/** An answer of a judge: four points for every item that a sentence is given for, none for the others. */
export function makeOpinion(quotes: Record<string, string>, points = 4): Opinion {
  return Object.fromEntries(
    rubric.map(({ id }) => {
      const quote = quotes[id] ?? null;
      return [
        id,
        { points: quote ? points : 0, quote, note: "As said.", missing: quote ? [] : ["anything"] },
      ];
    }),
  );
}
