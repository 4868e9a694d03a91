import model from "wink-eng-lite-web-model";
import winkNlp from "wink-nlp";
import type { Sentence, Token } from "#lib/pitch/local/sentence.ts";
import { writeLine } from "#lib/pitch/local/write-line.ts";
import type { Quote } from "#lib/pitch/report.ts";
import { joinCues } from "#lib/pitch/transcript-text.ts";

/** Longer than anybody pitches; what follows is not read. */
const mostCharacters = 200_000;
/** Where most words stand in sentences longer than this, nobody set full stops. */
const longestSentence = 60;
/** Words of a line where neither punctuation nor cues say where a sentence ends. */
const longestLine = 30;
const shortestLine = 5;

const nlp = winkNlp(model, ["sbd", "pos"]);
// The published types give these readers one argument too many; they are called like every other.
type Reader<T> = (index: number) => T;
const lemma = nlp.its.lemma as unknown as typeof nlp.its.type;
const precedingSpaces = nlp.its.precedingSpaces as unknown as Reader<string> & typeof nlp.its.type;

type Placed = Token & { from: number; to: number };

/** The beginning of a transcript, as much as is read of it. */
export function cutCues(cues: readonly Quote[]): Quote[] {
  let left = mostCharacters;
  return cues.flatMap((cue) => {
    if (left <= 0) return [];
    const text = cue.text.slice(0, left);
    left -= cue.text.length + 1;
    return [{ ...cue, text }];
  });
}

/** Cuts tokens before each one that `begins` says. */
function cutBefore(tokens: Placed[], begins: (token: Placed, line: Placed[]) => boolean): Placed[][] {
  const lines: Placed[][] = [];
  let line: Placed[] = [];
  for (const token of tokens) {
    if (line.length > 0 && begins(token, line)) {
      lines.push(line);
      line = [];
    }
    line.push(token);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/**
 * Sentences of a transcript with lemmas, parts of speech and times; a sentence may span cues. English. At most
 * `mostCharacters` are read, so that the work is bounded.
 */
export function readSentences(allCues: readonly Quote[]): { sentences: Sentence[]; isPunctuated: boolean } {
  const cues = cutCues(allCues);
  const { text, timeAt } = joinCues(cues);
  // Recognisers write "i'm", which is read as a name.
  const document = nlp.readDoc(text.replace(/\bi(?=['’\s])/g, "I"));
  const all = document.tokens();
  const texts = all.out();
  const lemmas = all.out(lemma);
  const parts = all.out(nlp.its.pos);
  const spaces = all.out(precedingSpaces);
  let offset = 0;
  const tokens = texts.map((word, index): Placed => {
    const from = offset + (spaces[index]?.length ?? 0);
    offset = from + word.length;
    return {
      text: word,
      lemma: (lemmas[index] ?? word).toLowerCase(),
      part: parts[index] ?? "X",
      from,
      to: offset,
    };
  });
  const spans = document.sentences().out(nlp.its.span) as unknown as [number, number][];
  const inLong = spans.reduce((sum, [first, last]) => {
    const length = last - first + 1;
    return length > longestSentence ? sum + length : sum;
  }, 0);
  const isPunctuated = /[.!?…]/.test(text) && inLong * 2 <= tokens.length;
  let start = 0;
  const cueStarts = new Set(
    cues.map((cue) => {
      const from = start;
      start += cue.text.length + 1;
      return from;
    }),
  );
  const beginsCue = (token: Placed) => cueStarts.has(token.from);
  // A full stop before a cue ends a sentence ("… yes or no."); without any, cues and length do.
  const beginsSentence = (token: Placed, line: Placed[]) =>
    isPunctuated
      ? beginsCue(token) && /[.!?…]$/.test(line.at(-1)?.text ?? "")
      : (beginsCue(token) && line.length >= shortestLine) || line.length >= longestLine;
  const sentences = spans
    .flatMap(([first, last]) => cutBefore(tokens.slice(first, last + 1), beginsSentence))
    .flatMap((sentence) => {
      const [first, last] = [sentence[0], sentence.at(-1)];
      if (!first || !last) return [];
      return [
        {
          text: text.slice(first.from, last.to),
          startSeconds: timeAt(first.from),
          endSeconds: timeAt(last.to),
          tokens: sentence,
          line: writeLine(sentence),
        },
      ];
    });
  return { sentences, isPunctuated };
}
