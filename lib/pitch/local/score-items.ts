import { joinWords } from "../join-words.ts";
import type { RubricItemScore } from "../report.ts";
import { type RubricItemId, rubric } from "../rubric.ts";
import type { Aspect } from "./cues/item-cues.ts";
import { vagueWords } from "./cues/vocabulary.ts";
import { itemCues } from "./cues.ts";
import { findRelevance, hint, isAbout, type Relevance } from "./find-relevance.ts";
import { isPitch } from "./is-pitch.ts";
import { countCues, type Sentence } from "./sentence.ts";

/** Full marks for what has to be told, and not just named, take more than one sentence. */
const told: readonly RubricItemId[] = ["problem", "solution", "team", "competition"];
/** What an answer to what a listener wants to know weighs against how much a sentence speaks of the item. */
const answerWeight = 0.05;

type Heard = { sentence: Sentence; relevance: Relevance };

/** Names things: three nouns that are more than praise. */
function hasSubstance({ tokens }: Sentence): boolean {
  const nouns = tokens.filter(({ part, lemma }) => /^(?:NOUN|PROPN)$/.test(part) && !vagueWords.has(lemma));
  return new Set(nouns.map((token) => token.lemma)).size >= 3;
}

function answers(sentence: Sentence, { by }: Aspect): boolean {
  return by === "substance" ? hasSubstance(sentence) : countCues(sentence.line, by) > 0;
}

/**
 * Points for what is said, not for how well it is argued: 1 for hints, 2 for a statement, and 1 for each of the three
 * things a listener wants to know of it. Without a sentence to quote there are none.
 */
function scoreItem(id: RubricItemId, heard: Heard[]): RubricItemScore {
  const { label, asks } = rubric.find((item) => item.id === id) as (typeof rubric)[number];
  const { aspects } = itemCues[id];
  const ranked = heard
    .filter(({ relevance }) => relevance[id] >= hint)
    .map((one) => ({
      ...one,
      weight:
        one.relevance[id] + answerWeight * aspects.filter((aspect) => answers(one.sentence, aspect)).length,
    }))
    .sort((a, b) => b.weight - a.weight || a.sentence.startSeconds - b.sentence.startSeconds);
  const common = { item: id, label, spread: null, reason: null };
  const [best] = ranked.toSorted(
    (a, b) => Number(isAbout(b.relevance, id)) - Number(isAbout(a.relevance, id)),
  );
  const open = aspects.map((aspect) => aspect.asks);
  if (!best)
    return { ...common, points: 0, quote: null, note: `Nothing that was said tells ${asks}.`, missing: open };

  const { startSeconds, endSeconds, text } = best.sentence;
  const quote = { startSeconds, endSeconds, text };
  if (!isAbout(best.relevance, id)) {
    return {
      ...common,
      points: 1,
      quote,
      note: `Only hinted at: nothing says plainly ${asks}.`,
      missing: open,
    };
  }
  // A sentence that only hints at the item adds to it where it speaks of nothing else more.
  const own = ranked.filter(
    ({ relevance }) => isAbout(relevance, id) || relevance[id] >= Math.max(...Object.values(relevance)),
  );
  const missing = aspects
    .filter((aspect) => !own.some(({ sentence }) => answers(sentence, aspect)))
    .map((aspect) => aspect.asks);
  const note = missing.length === 0 ? `Says ${asks}.` : `It is said, and leaves open ${joinWords(missing)}.`;
  const most = told.includes(id) && own.length < 2 ? 4 : 5;
  return { ...common, points: Math.min(most, 5 - missing.length), quote, note, missing };
}

/** In a talk that is no pitch nothing is more than a hint. */
function capAtHint(item: RubricItemScore): RubricItemScore {
  if (item.points === null || item.points <= 1) return item;
  return { ...item, points: 1, note: "The words fit, but this does not sound like a pitch." };
}

/** Every item of the rubric with its points and the sentence that earned them. The order of sentences plays no part. */
export function scoreItems(sentences: Sentence[]): RubricItemScore[] {
  const relevances = findRelevance(sentences);
  const heard = sentences.map((sentence, at) => ({ sentence, relevance: relevances[at] as Relevance }));
  const items = rubric.map(({ id }) => scoreItem(id, heard));
  return isPitch(relevances) ? items : items.map(capAtHint);
}
