import type { RubricItemId } from "../rubric.ts";
import { itemCues } from "./cues.ts";
import { countCues, type Sentence } from "./sentence.ts";
import { type ReadTopics, type Topic, topics } from "./topics/topic-reader.ts";

/** A sentence is about what has this share of it, or a little less where nothing else comes near; it touches what has `hint`. */
const plain = 0.38;
const foremost = { least: 0.35, lead: 1.3 };
export const hint = 0.12;
/** Fewer words are a heading. */
const shortestStatement = 4;

/** What a phrase adds to the evidence of the learned weights, and how many phrases count. */
const strongPhrase = { weight: 0.5, most: 2 };
const weakPhrase = { weight: 0.1, most: 3 };

/**
 * A sentence that begins with one of these goes on with what was said before it, by so much evidence: one that points at it
 * ("That costs them …", "29 of them …") surely, one that keeps its subject perhaps. Nothing follows from "and" and "so":
 * whoever talks freely begins half of the sentences with them.
 */
const links = [
  { opener: /^ (?:that|this|these|those|which|# of (?:they|them|these|those)) /, carries: 5 },
  { opener: /^ (?:it|they|all) /, carries: 1 },
];

export type Relevance = Record<Topic, number>;

function evidenceOfPhrases(id: RubricItemId, { line }: Sentence): number {
  const { strong, weak, unless } = itemCues[id];
  const meansElse = unless !== undefined && countCues(line, unless) > 0;
  const certain = meansElse ? 0 : Math.min(strongPhrase.most, countCues(line, strong));
  return certain * strongPhrase.weight + Math.min(weakPhrase.most, countCues(line, weak)) * weakPhrase.weight;
}

/** Whether a sentence is about an item, and does not merely touch it. */
export function isAbout(relevance: Relevance, id: RubricItemId): boolean {
  const own = relevance[id];
  const next = Math.max(...topics.map((topic) => (topic === id ? 0 : relevance[topic])));
  return own >= plain || (own >= foremost.least && own >= foremost.lead * next);
}

/** Evidence as shares of one. */
function share(evidence: readonly number[]): number[] {
  const most = Math.max(...evidence);
  const powers = evidence.map((value) => Math.exp(value - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function findEvidence(sentence: Sentence, readTopics: ReadTopics): number[] {
  const logits = readTopics(sentence);
  return topics.map(
    (topic, at) => (logits[at] as number) + (topic === "none" ? 0 : evidenceOfPhrases(topic, sentence)),
  );
}

/**
 * How much each sentence speaks of each item of the rubric and of none, as shares of one. A sentence that points back
 * ("That costs them …") goes on with the topic before it.
 */
export function findRelevance(sentences: readonly Sentence[], readTopics: ReadTopics): Relevance[] {
  let before: number[] = [];
  return sentences.map((sentence) => {
    const evidence = findEvidence(sentence, readTopics);
    const carried = links.find(({ opener }) => opener.test(sentence.line))?.carries ?? 0;
    const shares = share(
      evidence.map((value, at) => (topics[at] === "none" ? value : value + carried * (before[at] ?? 0))),
    );
    before = shares;
    const words = sentence.tokens.filter(({ part }) => part !== "PUNCT").length;
    const ceiling = words < shortestStatement ? hint : 1;
    return Object.fromEntries(
      topics.map((topic, at) => [topic, Math.min(ceiling, shares[at] as number)]),
    ) as Relevance;
  });
}
