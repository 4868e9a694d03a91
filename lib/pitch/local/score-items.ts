import { joinWords } from "../join-words.ts";
import type { RubricItemScore } from "../report.ts";
import { type RubricItemId, rubric } from "../rubric.ts";
import { itemCues } from "./cues.ts";
import { findRelevance } from "./find-relevance.ts";
import { type Evidence, gatherEvidence, pairRelevance } from "./gather-evidence.ts";
import { isPitch } from "./is-pitch.ts";
import type { Heard } from "./levels/describe-evidence.ts";
import type { ReadLevel } from "./levels/level-reader.ts";
import { readLevel } from "./levels/read-level.ts";
import type { Sentence } from "./sentence.ts";
import { readTopics } from "./topics/read-topics.ts";
import type { ReadTopics } from "./topics/topic-reader.ts";

/** What the judge has learned: what a sentence is about, and how much is said of an item. */
export type Learned = { readTopics: ReadTopics; readLevel: ReadLevel };

/** Full points are for what leaves nothing open. */
const mostWhileOpen = 4;
const clear = 4;

/** What to add where everything is answered in general words. */
function findWayOn({ features }: Evidence): string {
  if (!features.get("number")) return "a figure that shows it";
  if (!features.get("name")) return "a name or a place that stands for it";
  return "an example of it";
}

/**
 * Points for what is said, not for how well it is argued, as learned from labelled pitches: by how surely sentences speak of
 * the item, how specific they are and what they answer. Without a sentence to quote there are none.
 */
function scoreItem(id: RubricItemId, heard: Heard[], read: ReadLevel): RubricItemScore {
  const { label, asks } = rubric.find((item) => item.id === id) as (typeof rubric)[number];
  const common = { item: id, label, spread: null, reason: null };
  const evidence = gatherEvidence(id, heard);
  const open = itemCues[id].aspects.map((aspect) => aspect.asks);
  if (!evidence)
    return { ...common, points: 0, quote: null, note: `Nothing that was said tells ${asks}.`, missing: open };
  const { startSeconds, endSeconds, text } = evidence.best;
  const quote = { startSeconds, endSeconds, text };
  const level = read(id, evidence.features);
  if (level === 1) {
    const note = `Only hinted at: nothing says plainly ${asks}.`;
    return { ...common, points: 1, quote, note, missing: open };
  }
  const points = evidence.missing.length > 0 ? Math.min(mostWhileOpen, level) : level;
  const missing = evidence.missing.length > 0 || points >= clear ? evidence.missing : [findWayOn(evidence)];
  const note = missing.length === 0 ? `Says ${asks}.` : `It is said, and leaves open ${joinWords(missing)}.`;
  return { ...common, points, quote, note, missing };
}

/** In a talk that is no pitch nothing is more than a hint. */
function capAtHint(item: RubricItemScore): RubricItemScore {
  if (item.points === null || item.points <= 1) return item;
  return { ...item, points: 1, note: "The words fit, but this does not sound like a pitch." };
}

/** Every item of the rubric with its points and the sentence that earned them. The order of sentences plays no part. */
export function scoreItems(
  sentences: Sentence[],
  learned: Learned = { readTopics, readLevel },
): RubricItemScore[] {
  const relevances = findRelevance(sentences, learned.readTopics);
  const heard = pairRelevance(sentences, relevances);
  const items = rubric.map(({ id }) => scoreItem(id, heard, learned.readLevel));
  return isPitch(relevances) ? items : items.map(capAtHint);
}
