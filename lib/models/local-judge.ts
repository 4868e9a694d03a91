import model from "wink-eng-lite-web-model";
import winkNlp, { type ItemSentence, type ItemToken } from "wink-nlp";
import { judgeSentences, type Sentence } from "#lib/pitch/judge-sentences.ts";
import type { Quote, RubricItemScore } from "#lib/pitch/report.ts";

/** Shown on receipts: no language model was asked. */
export const localJudgeName = "local-judge";

const nlp = winkNlp(model, ["sbd", "pos", "ner"]);
// The published types give this reader one argument too many; it is called like every other.
const lemma = nlp.its.lemma as unknown as typeof nlp.its.type;

/** Maps a place in the joined text back to the time at which it is said. */
function timeOf(cues: Quote[], starts: number[], offset: number): number {
  const index = Math.max(
    0,
    starts.findLastIndex((start) => start <= offset),
  );
  const cue = cues[index];
  if (!cue) return 0;
  const share = Math.min(1, (offset - (starts[index] ?? 0)) / Math.max(1, cue.text.length));
  return cue.startSeconds + share * (cue.endSeconds - cue.startSeconds);
}

/** Sentences of a transcript with lemmas and times; a sentence may span cues. */
export function splitSentences(cues: Quote[]): Sentence[] {
  const starts: number[] = [];
  let text = "";
  for (const cue of cues) {
    starts.push(text.length);
    text += `${cue.text} `;
  }
  let searchedTo = 0;
  const sentences: Sentence[] = [];
  nlp
    .readDoc(text)
    .sentences()
    .each((item: ItemSentence) => {
      const words = item.out();
      const from = Math.max(searchedTo, text.indexOf(words, searchedTo));
      searchedTo = from + words.length;
      const tokens = item.tokens();
      sentences.push({
        text: words,
        startSeconds: timeOf(cues, starts, from),
        endSeconds: timeOf(cues, starts, searchedTo),
        lemmas: tokens.filter((token: ItemToken) => token.out(nlp.its.type) !== "punctuation").out(lemma),
        hasNumber: tokens.out(nlp.its.type).includes("number"),
      });
    });
  return sentences;
}

/** Judges the content of a transcript without any service: what is said of each item of the rubric, with the quote. */
export function judgeLocally(cues: Quote[]): RubricItemScore[] {
  return judgeSentences(splitSentences(cues));
}
