import { z } from "zod";
import type { Judgement } from "./judge.ts";
import type { Quote, RubricItemScore, Transcript } from "./report.ts";
import { rubric } from "./rubric.ts";
import { verifyQuote } from "./verify-quote.ts";

const itemOpinionSchema = z.object({
  points: z.number().int().min(0).max(5),
  quote: z
    .string()
    .nullable()
    .describe("the words of the transcript that earn the points, verbatim; null if none"),
  note: z.string().describe("one sentence to the founder: what is there, what is missing"),
  missing: z
    .array(z.string())
    .describe("what an investor still wants to know, each completing: It does not say …"),
});

/** One answer of a judge: every item of the rubric, quotes not yet verified. */
export const opinionSchema = z.object(
  Object.fromEntries(rubric.map((item) => [item.id, itemOpinionSchema])) as Record<
    string,
    typeof itemOpinionSchema
  >,
);
export type Opinion = z.infer<typeof opinionSchema>;

/** Without a quote nothing was said; one that says a little may be hard to quote. */
const mostPointsWithoutQuote = 1;
/** A sentence may speak of two things; one that is given for more was not read. */
const mostItemsPerQuote = 2;
const mostMissing = 3;

type Verified = { points: number; quote: Quote | null; note: string; missing: string[] };

/** An opinion with the quotes that are really in the transcript; an item whose quote is not there is null. */
function verifyOpinion(transcript: Transcript, opinion: Opinion): Map<string, Verified | null> {
  const verified = new Map<string, Verified | null>();
  const uses = new Map<number, number>();
  for (const { id } of rubric) {
    const item = opinion[id];
    const quote = item?.quote ? verifyQuote(transcript, item.quote) : null;
    if (!item || (item.quote?.trim() && !quote)) {
      verified.set(id, null);
      continue;
    }
    if (quote) uses.set(quote.startSeconds, (uses.get(quote.startSeconds) ?? 0) + 1);
    const points = quote ? item.points : Math.min(item.points, mostPointsWithoutQuote);
    verified.set(id, { points, quote, note: item.note, missing: item.missing.slice(0, mostMissing) });
  }
  for (const [id, item] of verified) {
    if (item?.quote && (uses.get(item.quote.startSeconds) ?? 0) > mostItemsPerQuote) verified.set(id, null);
  }
  return verified;
}

function mergeItem(item: (typeof rubric)[number], answers: (Verified | null)[]): RubricItemScore {
  const { id, label } = item;
  const kept = answers.filter((answer) => answer !== null).sort((a, b) => a.points - b.points);
  // Of an even number the lower of the two in the middle: a doubt counts for what was quoted less.
  const median = kept[Math.floor((kept.length - 1) / 2)];
  if (!median) {
    const note = "What was quoted for this is not in the transcript, so it carries no points.";
    return {
      item: id,
      label,
      points: null,
      spread: null,
      reason: "too_little_evidence",
      quote: null,
      note,
      missing: [],
    };
  }
  const spread = kept.length > 1 ? (kept.at(-1)?.points ?? 0) - (kept[0]?.points ?? 0) : null;
  const { points, quote, note, missing } = median;
  return { item: id, label, points, spread, reason: null, quote, note, missing };
}

/**
 * One judgement from several answers of the same judge: the median of each item's points with its quote, and their
 * spread. An answer whose quote is not in the transcript does not count for that item.
 */
export function mergeOpinions(judge: string, transcript: Transcript, opinions: Opinion[]): Judgement {
  const verified = opinions.map((opinion) => verifyOpinion(transcript, opinion));
  const items = rubric.map((item) =>
    mergeItem(
      item,
      verified.map((answer) => answer.get(item.id) ?? null),
    ),
  );
  const nothing = items.every((item) => item.points === null);
  return { judge, items, findings: [], reason: nothing ? "too_little_evidence" : null };
}
