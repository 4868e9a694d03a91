import type { Quote, RubricItemScore } from "./report.ts";
import { type RubricItem, rubric } from "./rubric.ts";

/** A sentence with its time, its lemmas in order and whether it names a number. */
export type Sentence = Quote & { lemmas: string[]; hasNumber: boolean };

/** Where a single sentence speaks of an item: 3 beyond doubt, 1–2 by its hints, 0 not at all. */
function relevance(sentence: Sentence, item: RubricItem): number {
  const text = ` ${sentence.lemmas.join(" ")} `;
  const says = (phrase: string) => text.includes(` ${phrase} `);
  const strong = item.strong.filter(says).length;
  const weak = item.weak.filter(says).length;
  if (strong > 0) return 3 + Math.min(1, 0.25 * (strong - 1 + weak));
  return weak >= 2 ? Math.min(2, 0.75 * weak) : 0;
}

/**
 * Judges what is said, not how well it is argued: coverage (one point for a hint, three for a plain statement), one
 * more for a number where numbers count (or for elaboration where they do not), one for a second sentence on it. No
 * quote, no points.
 */
function judgeItem(item: RubricItem, sentences: Sentence[]): RubricItemScore {
  const found = sentences
    .map((sentence) => ({
      sentence,
      weight: relevance(sentence, item) + (item.numbers && sentence.hasNumber ? 0.5 : 0),
    }))
    .filter(({ sentence }) => relevance(sentence, item) >= 1)
    .sort((a, b) => b.weight - a.weight || a.sentence.startSeconds - b.sentence.startSeconds);
  const [best, second] = found;
  const { id, label, asks } = item;
  const common = { item: id, label, spread: null, reason: null };
  if (!best)
    return {
      ...common,
      points: 0,
      quote: null,
      note: `Nothing was found that says ${asks}.`,
      missing: [asks],
    };

  const plain = relevance(best.sentence, item) >= 3;
  const specific = item.numbers
    ? found.some(({ sentence }) => sentence.hasNumber)
    : best.sentence.lemmas.length >= 10;
  const points = (plain ? 3 : 1) + (specific ? 1 : 0) + (second ? 1 : 0);
  const { startSeconds, endSeconds, text } = best.sentence;
  const note = !plain
    ? `Only hints say ${asks}.`
    : specific
      ? `Says ${asks}.`
      : `Says ${asks}${item.numbers ? ", without a number" : ", briefly"}.`;
  return { ...common, points, quote: { startSeconds, endSeconds, text }, note, missing: [] };
}

/** Every item of the rubric with its points and the sentence that earned them. */
export function judgeSentences(sentences: Sentence[]): RubricItemScore[] {
  return rubric.map((item) => judgeItem(item, sentences));
}
