import { type LevelModel, makeLevelReader } from "#lib/pitch/local/levels/level-reader.ts";
import type { Learned } from "#lib/pitch/local/score-items.ts";
import { makeTopicReader, type TopicModel } from "#lib/pitch/local/topics/topic-reader.ts";
import type { LabelledPitch } from "./labelled-pitch.ts";
import { learnLevels, listLevelExamples } from "./learn-levels.ts";
import { type Labelled, learnTopics, sentencesOf, type Vocabulary } from "./learn-topics.ts";

export type Material = {
  pitches: readonly LabelledPitch[];
  single: readonly Labelled[];
  vocabulary: Vocabulary;
};

export const setsOf = (pitches: readonly LabelledPitch[]) => [...new Set(pitches.map(({ set }) => set))];

/**
 * Learns the topics from all sentences, and then the levels of each set by topics that were learned from the others:
 * evidence in sentences that have been seen is surer than it will ever be again. What is no pitch has no levels.
 */
export function learnJudge({ pitches, single, vocabulary }: Material): {
  topics: TopicModel;
  levels: LevelModel;
} {
  const learn = (seen: readonly LabelledPitch[]) =>
    learnTopics([...sentencesOf(seen), ...single], vocabulary);
  const examples = setsOf(pitches).flatMap((set) => {
    const own = pitches.filter((pitch) => pitch.set === set && !pitch.kind.startsWith("off-topic"));
    const topics = learn(pitches.filter((pitch) => pitch.set !== set));
    return listLevelExamples(own, makeTopicReader(topics));
  });
  return { topics: learn(pitches), levels: learnLevels(examples) };
}

export function asLearned({ topics, levels }: ReturnType<typeof learnJudge>): Learned {
  return { readTopics: makeTopicReader(topics), readLevel: makeLevelReader(levels) };
}
