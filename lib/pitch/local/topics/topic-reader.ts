import { type RubricItemId, rubricItemIds } from "../../rubric.ts";
import type { Sentence } from "../sentence.ts";
import { listFeatures } from "./list-features.ts";
import { normOf, weighWord } from "./word-weight.ts";

/** The items of the rubric, and "none" for what speaks of none of them. */
export const topics = [...rubricItemIds, "none"] as const;
export type Topic = RubricItemId | "none";

/** What was learned: of each word (one byte per topic, in base64) and of each build of a sentence its evidence per topic. */
export type TopicModel = {
  words: string;
  wordScores: string;
  wordScale: number;
  features: Record<string, number[]>;
  bias: number[];
};

/** Of each topic the evidence (a logit) in the words of a sentence and in how it is built. */
export type ReadTopics = (sentence: Pick<Sentence, "line" | "tokens" | "text">) => number[];

/** A sentence with a smaller share of known words is not understood. */
const leastKnown = 0.5;
/** What is not understood speaks of nothing. */
const notUnderstood = topics.map((topic) => (topic === "none" ? 0 : -10));

export function makeTopicReader(model: TopicModel): ReadTopics {
  const places = new Map(model.words.split(" ").map((word, place) => [word, place]));
  const scores = Int8Array.from(atob(model.wordScores), (character) => character.charCodeAt(0));
  const features = new Map(Object.entries(model.features));
  return (sentence) => {
    const sums = topics.map(() => 0);
    let totalWeight = 0;
    let [words, known] = [0, 0];
    for (const { text, lemma } of sentence.tokens) {
      const place = places.get(text.toLowerCase()) ?? places.get(lemma);
      if (/^\p{L}{2,}$/u.test(text)) words += 1;
      if (place === undefined) continue;
      known += 1;
      const weight = weighWord(place);
      totalWeight += weight;
      for (let topic = 0; topic < sums.length; topic += 1) {
        (sums[topic] as number) += weight * (scores[place * sums.length + topic] as number);
      }
    }
    if (known < words * leastKnown) return notUnderstood;
    const scale = model.wordScale / normOf(totalWeight);
    const logits = sums.map((sum, topic) => sum * scale + (model.bias[topic] as number));
    for (const [name, value] of listFeatures(sentence)) {
      features.get(name)?.forEach((weight, topic) => {
        (logits[topic] as number) += value * weight;
      });
    }
    return logits;
  };
}
