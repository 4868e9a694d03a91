import type { RubricItemId } from "../rubric.ts";
import type { Aspect } from "./cues/item-cues.ts";
import { vagueWords } from "./cues/vocabulary.ts";
import { itemCues } from "./cues.ts";
import { hint, isAbout, type Relevance } from "./find-relevance.ts";
import { describeEvidence, type Heard } from "./levels/describe-evidence.ts";
import { countCues, type Sentence } from "./sentence.ts";

/** What an answer to what a listener wants to know weighs against how much a sentence speaks of the item. */
const answerWeight = 0.05;

export type Evidence = {
  /** The sentence that says most of the item. */
  best: Sentence;
  /** What a listener wants to know and nothing answers. */
  missing: string[];
  features: Map<string, number>;
};

/** Names things: three nouns that are more than praise. */
function hasSubstance({ tokens }: Sentence): boolean {
  const nouns = tokens.filter(({ part, lemma }) => /^(?:NOUN|PROPN)$/.test(part) && !vagueWords.has(lemma));
  return new Set(nouns.map((token) => token.lemma)).size >= 3;
}

function answers(sentence: Sentence, { by }: Aspect): boolean {
  return by === "substance" ? hasSubstance(sentence) : countCues(sentence.line, by) > 0;
}

export function pairRelevance(sentences: readonly Sentence[], relevances: readonly Relevance[]): Heard[] {
  return sentences.map((sentence, at) => ({ sentence, relevance: relevances[at] as Relevance }));
}

/** What speaks of an item; null where nothing so much as hints at it. The order of sentences plays no part. */
export function gatherEvidence(id: RubricItemId, heard: readonly Heard[]): Evidence | null {
  const { aspects } = itemCues[id];
  const weigh = ({ sentence, relevance }: Heard) =>
    Number(isAbout(relevance, id)) +
    relevance[id] +
    answerWeight * aspects.filter((aspect) => answers(sentence, aspect)).length;
  const [best, ...others] = heard
    .filter(({ relevance }) => relevance[id] >= hint)
    .map((one) => ({ ...one, weight: weigh(one) }))
    .sort((a, b) => b.weight - a.weight || a.sentence.startSeconds - b.sentence.startSeconds);
  if (!best) return null;
  // A sentence that only hints at the item adds to it where it speaks of nothing else more.
  const more = others.filter(
    ({ relevance }) => isAbout(relevance, id) || relevance[id] >= Math.max(...Object.values(relevance)),
  );
  const isAnswered = aspects.map((aspect) =>
    [best, ...more].some(({ sentence }) => answers(sentence, aspect)),
  );
  return {
    best: best.sentence,
    missing: aspects.filter((_, at) => !isAnswered[at]).map(({ asks }) => asks),
    features: describeEvidence(id, [best, ...more], isAnswered),
  };
}
