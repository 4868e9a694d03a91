import { joinWords } from "../join-words.ts";
import type { RubricItemScore } from "../report.ts";
import { type RubricItemId, rubric } from "../rubric.ts";
import type { Aspect, ItemCues } from "./cues/item-cues.ts";
import { vagueWords } from "./cues/vocabulary.ts";
import { itemCues } from "./cues.ts";
import { isPitch } from "./is-pitch.ts";
import { countCues, type Sentence } from "./sentence.ts";

/** A statement is made beyond doubt by one strong cue or by this many hints. */
const statement = 3;
const beyondDoubt = 3.1;
const hint = 2;
/** Fewer words are a heading. */
const shortestStatement = 4;
/** Full marks for what has to be told, and not just named, take more than one sentence. */
const told: readonly RubricItemId[] = ["problem", "solution", "team", "competition"];

/** By how much a sentence must speak more of another item to speak of this one in passing only. */
const inPassing = 0.3;

type Relevance = Record<RubricItemId, number>;
type Heard = { sentence: Sentence; relevance: Relevance };

function cueRelevance({ line, tokens }: Sentence, { strong, weak, unless }: ItemCues): number {
  const found = countCues(line, strong);
  const meansElse = unless !== undefined && countCues(line, unless) > 0;
  const certain = meansElse ? 0 : found;
  const hints = meansElse ? Math.min(hint, found) : countCues(line, weak);
  const words = tokens.filter((token) => token.part !== "PUNCT").length;
  if (words < shortestStatement) return Math.min(hint, certain + hints);
  return certain > 0
    ? beyondDoubt + Math.min(1, 0.25 * (certain - 1) + 0.1 * hints)
    : Math.min(statement, hints);
}

/** How much a sentence speaks of each item: from `statement` on it is about it, from `hint` on it touches it. */
function relevanceOf(sentence: Sentence): Relevance {
  const all = rubric.map(({ id }) => [id, cueRelevance(sentence, itemCues[id])] as const);
  const most = Math.max(...all.map(([, value]) => value));
  const settle = (value: number) => {
    const isInPassing = most >= beyondDoubt && (value === statement || most >= value + inPassing);
    return value >= statement && value < most && isInPassing ? hint : value;
  };
  return Object.fromEntries(all.map(([id, value]) => [id, settle(value)])) as Relevance;
}

/** The items that a sentence names beyond doubt, in passing or not. */
function listStated(sentence: Sentence): RubricItemId[] {
  const ids = rubric.map(({ id }) => id);
  return ids.filter((id) => cueRelevance(sentence, itemCues[id]) >= beyondDoubt);
}

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
      weight: one.relevance[id] + 0.5 * aspects.filter((aspect) => answers(one.sentence, aspect)).length,
    }))
    .sort((a, b) => b.weight - a.weight || a.sentence.startSeconds - b.sentence.startSeconds);
  const common = { item: id, label, spread: null, reason: null };
  const [best] = ranked.toSorted(
    (a, b) => Number(b.relevance[id] >= statement) - Number(a.relevance[id] >= statement),
  );
  const open = aspects.map((aspect) => aspect.asks);
  if (!best)
    return { ...common, points: 0, quote: null, note: `Nothing was found that says ${asks}.`, missing: open };

  const { startSeconds, endSeconds, text } = best.sentence;
  const quote = { startSeconds, endSeconds, text };
  if (best.relevance[id] < statement) {
    return { ...common, points: 1, quote, note: `Only hints say ${asks}.`, missing: open };
  }
  // A sentence that only hints at the item adds to it where it speaks of nothing else more.
  const own = ranked.filter(
    ({ relevance }) => relevance[id] >= statement || relevance[id] >= Math.max(...Object.values(relevance)),
  );
  const missing = aspects
    .filter((aspect) => !own.some(({ sentence }) => answers(sentence, aspect)))
    .map((aspect) => aspect.asks);
  const note = missing.length === 0 ? `Says ${asks}.` : `It is said, without ${joinWords(missing)}.`;
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
  const heard = sentences.map((sentence) => ({ sentence, relevance: relevanceOf(sentence) }));
  const items = rubric.map(({ id }) => scoreItem(id, heard));
  const stated = new Set(heard.flatMap(({ sentence }) => listStated(sentence)));
  return isPitch(sentences, stated) ? items : items.map(capAtHint);
}
