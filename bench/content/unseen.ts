import { readSentences } from "#lib/models/local-judge/read-sentences.ts";
import { type Learned, scoreItems } from "#lib/pitch/local/score-items.ts";
import type { Report } from "../report.ts";
import { mark, reportAgreement, reportItems } from "./agreement.ts";
import { asTranscript, type LabelledPitch, listLearnedPitches } from "./labelled-pitch.ts";
import { asLearned, learnJudge, setsOf } from "./learn-judge.ts";
import { readSingleSentences, readVocabulary } from "./learn-topics.ts";

function judge({ sentences: said }: LabelledPitch, learned: Learned) {
  const { sentences } = readSentences(asTranscript(said).cues);
  return scoreItems(sentences, learned);
}

/**
 * What to expect of pitches that nobody has seen: learns from all sets but one and measures on that one, in turn. Takes
 * minutes, and the vectors that are learned from; see the README beside.
 */
export async function run(report: Report): Promise<void> {
  const folder = process.env.PITCHQUEST_VECTORS;
  if (!folder) return;
  const vocabulary = await readVocabulary(folder);
  const single = await readSingleSentences();
  const all = await listLearnedPitches();
  const marked = setsOf(all).map((set) => {
    const others = all.filter((pitch) => pitch.set !== set);
    const learned = asLearned(learnJudge({ pitches: others, single, vocabulary }));
    const own = all.filter((pitch) => pitch.set === set).map((pitch) => mark(pitch, judge(pitch, learned)));
    reportAgreement(report, `set ${set}, learned from the others`, own);
    return own;
  });
  reportItems(report, "each set, learned from the others", marked.flat());
}
