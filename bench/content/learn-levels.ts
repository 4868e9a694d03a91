import { readSentences } from "#lib/models/local-judge/read-sentences.ts";
import { findRelevance } from "#lib/pitch/local/find-relevance.ts";
import { gatherEvidence, pairRelevance } from "#lib/pitch/local/gather-evidence.ts";
import type { LevelModel } from "#lib/pitch/local/levels/level-reader.ts";
import type { ReadTopics } from "#lib/pitch/local/topics/topic-reader.ts";
import { type RubricItemId, rubricItemIds } from "#lib/pitch/rubric.ts";
import { fitSteps } from "./fit-steps.ts";
import { asTranscript, type LabelledPitch, type LabelledSentence } from "./labelled-pitch.ts";

/** Chosen by cross-validation over sets. */
const decay = 0.001;
/** What an item that was taken out of a pitch counts against one that its speaker left out or said. */
const leftOutWeight = 0.15;

/** Whatever can be quoted is at least a hint. */
const hinted = 1;

/** An item of a pitch: its points by a person and the features of its evidence. */
export type LevelExample = { item: number; points: number; weight: number; features: Map<string, number> };

/**
 * The items of pitches that anything hints at, by topics that were not learned from these pitches; and each item that is
 * said once more without its sentences, as a pitch that leaves it out.
 */
export function listLevelExamples(pitches: readonly LabelledPitch[], readTopics: ReadTopics): LevelExample[] {
  return pitches.flatMap(({ sentences: said, points }) => {
    if (!points) return [];
    const exampleOf = (
      id: RubricItemId,
      labelled: readonly LabelledSentence[],
      own: number,
      weight: number,
    ) => {
      const { sentences } = readSentences(asTranscript(labelled).cues);
      const evidence = gatherEvidence(id, pairRelevance(sentences, findRelevance(sentences, readTopics)));
      return evidence
        ? [{ item: rubricItemIds.indexOf(id), points: own, weight, features: evidence.features }]
        : [];
    };
    return rubricItemIds.flatMap((id) => {
      const rest = said.filter(({ item }) => item !== id);
      return [
        ...exampleOf(id, said, points[id], 1),
        ...(rest.length < said.length ? exampleOf(id, rest, 0, leftOutWeight) : []),
      ];
    });
  });
}

/** Learns how many points evidence is worth. */
export function learnLevels(examples: readonly LevelExample[]): LevelModel {
  const names = [...new Set(examples.flatMap(({ features }) => [...features.keys()]))].sort();
  const steps = fitSteps(
    examples.map(({ item, points, weight, features }) => ({
      group: item,
      points: Math.max(hinted, points),
      weight,
      vector: Float64Array.from(names, (name) => features.get(name) ?? 0),
    })),
    { groups: rubricItemIds.length, least: hinted, most: 5, decay },
  );
  const round = (value: number | undefined) => Number((value as number).toFixed(3));
  return {
    steps: steps.map((rows) => ({
      features: Object.fromEntries(names.map((name, place) => [name, rows.map((row) => round(row[place]))])),
      items: rows.map((row) => round(row.at(-1))),
    })),
  };
}
