import type { Quote } from "#lib/pitch/report.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";

const sentenceEnd = /[.!?…]["'”’)]?$/;
/** A line to read along and to quote from. */
const longest = { words: 28, seconds: 12 };
/** Without punctuation, a pause of this length ends a line. */
const pauseSeconds = 0.6;

/** Lines of a transcript from its words: they end with a sentence, at a long pause, or where they get too long. */
export function cuesOfWords(words: Word[]): Quote[] {
  const isPunctuated = words.filter((word) => sentenceEnd.test(word.text)).length > words.length / 60;
  const cues: Quote[] = [];
  let line: Word[] = [];
  const endsBefore = (word: Word): boolean => {
    const [first, last] = [line[0], line.at(-1)];
    if (!first || !last) return false;
    if (line.length >= longest.words || word.endSeconds - first.startSeconds > longest.seconds) return true;
    return isPunctuated ? sentenceEnd.test(last.text) : word.startSeconds - last.endSeconds >= pauseSeconds;
  };
  const close = () => {
    const [first, last] = [line[0], line.at(-1)];
    if (!first || !last) return;
    const text = line.map((word) => word.text).join(" ");
    cues.push({ startSeconds: first.startSeconds, endSeconds: last.endSeconds, text });
    line = [];
  };
  for (const word of words) {
    if (endsBefore(word)) close();
    line.push(word);
  }
  close();
  return cues;
}
