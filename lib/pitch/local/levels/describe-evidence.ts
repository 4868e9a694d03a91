import { type RubricItemId, rubricItemIds } from "../../rubric.ts";
import { vagueWords } from "../cues/vocabulary.ts";
import type { Relevance } from "../find-relevance.ts";
import type { Sentence } from "../sentence.ts";

/** A sentence of what is said of an item, and how much it speaks of each. */
export type Heard = { sentence: Sentence; relevance: Relevance };

/** Counts above these tell nothing more. */
const most = { numbers: 4, names: 4, ideas: 15, words: 40 };
const epsilon = 0.01;
/** From this relevance on what a sentence says counts in full. */
const plain = 0.4;

const countDistinct = (words: string[]) => new Set(words).size;

/** How sure it is that the first sentence speaks of the item. */
function describeCertainty(id: RubricItemId, relevance: Relevance): [string, number][] {
  const own = relevance[id];
  const other = Math.max(relevance.none, ...rubricItemIds.map((item) => (item === id ? 0 : relevance[item])));
  const lead = Math.log((own + epsilon) / (other + epsilon));
  return [
    ["relevance", own],
    ["certainty", Math.log((own + epsilon) / (1 - own + epsilon)) / 4],
    ["lead", Math.max(-1, Math.min(1, lead / 2))],
    ["foremost", Number(own >= other)],
    ["aside", relevance.none],
  ];
}

/** How specific sentences are: amounts, names, how much they tell. */
function describeSubstance(sentences: readonly Sentence[]): [string, number][] {
  const kinds = sentences.flatMap(({ line }) => line.trim().split(" "));
  const count = (kind: string) => kinds.filter((word) => word === kind).length;
  const numbers = Math.min(most.numbers, kinds.filter((word) => word.startsWith("#")).length);
  // The first word has a capital whether it is a name or not.
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const later = sentences.flatMap((sentence) => sentence.tokens.slice(1));
  const names = countDistinct(later.filter(({ part }) => part === "PROPN").map(({ lemma }) => lemma));
  const ideas = countDistinct(
    tokens
      .filter(({ part, lemma }) => /^(?:NOUN|PROPN|VERB|ADJ)$/.test(part) && !vagueWords.has(lemma))
      .map(({ lemma }) => lemma),
  );
  return [
    ["number", Math.min(1, numbers)],
    ["more_numbers", Math.max(0, numbers - 1) / 2],
    ["money", Math.min(2, count("#money")) / 2],
    ["percent", Math.min(1, count("#percent"))],
    ["big", Math.min(1, count("big"))],
    ["name", Math.min(1, names)],
    ["more_names", Math.max(0, Math.min(most.names, names) - 1) / 2],
    ["ideas", Math.min(most.ideas, ideas) / 8],
    ["length", Math.min(most.words, tokens.length) / 20],
    ["sentences", (sentences.length - 1) / 2],
  ];
}

/**
 * What tells how much is said of an item: how surely the sentences speak of it, how specific they are, and which of the
 * things that a listener wants to know they answer. Names of features with values of about -1..2.
 */
export function describeEvidence(
  id: RubricItemId,
  [best, ...others]: readonly [Heard, ...Heard[]],
  answered: readonly boolean[],
): Map<string, number> {
  const share = Math.min(1, best.relevance[id] / plain);
  const substance = describeSubstance([best, ...others].map(({ sentence }) => sentence));
  const answers = answered.map((holds, at): [string, number] => [`answer_${at}`, Number(holds)]);
  return new Map([
    ...describeCertainty(id, best.relevance),
    ...[...substance, ...answers].map(([name, value]): [string, number] => [name, value * share]),
  ]);
}
