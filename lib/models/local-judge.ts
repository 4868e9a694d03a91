import model from "wink-eng-lite-web-model";
import winkNlp, { type ItemSentence, type ItemToken } from "wink-nlp";
import type { Judge } from "#lib/pitch/judge.ts";
import { judgeSentences, type Sentence } from "#lib/pitch/judge-sentences.ts";
import type { Quote } from "#lib/pitch/report.ts";
import { joinCues } from "#lib/pitch/transcript-text.ts";

/** Shown on receipts: no language model was asked. */
const name = "local-judge@1";

const nlp = winkNlp(model, ["sbd", "pos", "ner"]);
// The published types give this reader one argument too many; it is called like every other.
const lemma = nlp.its.lemma as unknown as typeof nlp.its.type;

/** Sentences of a transcript with lemmas and times; a sentence may span cues. */
export function splitSentences(cues: Quote[]): Sentence[] {
  const { text, timeAt } = joinCues(cues);
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
        startSeconds: timeAt(from),
        endSeconds: timeAt(searchedTo),
        lemmas: tokens.filter((token: ItemToken) => token.out(nlp.its.type) !== "punctuation").out(lemma),
        hasNumber: tokens.out(nlp.its.type).includes("number"),
      });
    });
  return sentences;
}

/** Judges the content of a transcript without any service: what is said of each item of the rubric, with the quote. */
export const localJudge: Judge = {
  name,
  judge: async ({ cues }, _features, { signal }) => {
    signal.throwIfAborted();
    return { judge: name, items: judgeSentences(splitSentences(cues)), findings: [], reason: null };
  },
};
