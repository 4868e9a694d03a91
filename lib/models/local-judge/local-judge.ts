import type { Judge, Judgement } from "#lib/pitch/judge.ts";
import { findClarity } from "#lib/pitch/local/find-clarity.ts";
import { findStructure } from "#lib/pitch/local/find-structure.ts";
import { scoreItems } from "#lib/pitch/local/score-items.ts";
import type { Reason, Transcript } from "#lib/pitch/report.ts";
import { withholdOrders } from "#lib/pitch/withhold-orders.ts";
import { findLanguage } from "#lib/signals/spoken-language.ts";
import { cutCues, readSentences } from "./read-sentences.ts";

/** Shown on receipts: no language model was asked. The number changes with what it answers. */
const name = "local-judge@3";
/** Fewer words are no talk. */
const leastWords = 12;
/** Enough to know a language by. */
const sampleCharacters = 20_000;

function sampleOf({ cues }: Transcript): string[] {
  let text = "";
  for (const cue of cues) {
    if (text.length > sampleCharacters) break;
    text += `${cue.text.slice(0, sampleCharacters)} `;
  }
  return text.split(/\s+/).filter(Boolean);
}

/** Why a transcript cannot be judged here, null where it can. The words themselves tell more than a label. */
function findObstacle(transcript: Transcript): Reason | null {
  const words = sampleOf(transcript);
  if (words.length < leastWords) return "too_little_evidence";
  return (findLanguage(words) ?? transcript.language) === "en" ? null : "unsupported_language";
}

/**
 * Judges without any service, and says so: which sentences speak of each item of the rubric, how specific they are,
 * in what order the story is told and how clearly. Reads English. Knows what is said, not whether it is true or good.
 */
export const localJudge: Judge = {
  name,
  judge: async (transcript, _features, { signal }): Promise<Judgement> => {
    signal.throwIfAborted();
    const { cues } = withholdOrders(cutCues(transcript.cues));
    const reason = findObstacle({ ...transcript, cues });
    if (reason) return { judge: name, items: [], findings: [], reason };
    const { sentences, isPunctuated } = readSentences(cues);
    const items = scoreItems(sentences);
    const findings = [...findStructure(items, sentences), ...findClarity(sentences, isPunctuated)];
    return { judge: name, items, findings, reason: null };
  },
};
