import type { Judge, Judgement } from "#lib/pitch/judge.ts";
import { findClarity } from "#lib/pitch/local/find-clarity.ts";
import { findStructure } from "#lib/pitch/local/find-structure.ts";
import { scoreItems } from "#lib/pitch/local/score-items.ts";
import type { Reason, Transcript } from "#lib/pitch/report.ts";
import { withholdOrders } from "#lib/pitch/withhold-orders.ts";
import { detectLanguage } from "#lib/transcripts/detect-language.ts";
import { cutCues, readSentences } from "./read-sentences.ts";

/** Shown on receipts: no language model was asked. The number changes with what it answers. */
const name = "local-judge@5";
/** Fewer words are no talk. */
const leastWords = 12;

/** Why a transcript cannot be judged here, null where it can. The words themselves tell more than a label. */
async function findObstacle({ cues, language }: Transcript): Promise<Reason | null> {
  const text = cues.map((cue) => cue.text).join(" ");
  if (text.split(/\s+/).filter(Boolean).length < leastWords) return "too_little_evidence";
  return ((await detectLanguage(text)) ?? language) === "en" ? null : "unsupported_language";
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
    const reason = await findObstacle({ ...transcript, cues });
    if (reason) return { judge: name, items: [], findings: [], reason };
    const { sentences, isPunctuated } = readSentences(cues);
    const items = scoreItems(sentences);
    const findings = [...findStructure(items, sentences), ...findClarity(sentences, isPunctuated)];
    return { judge: name, items, findings, reason: null };
  },
};
