import type { Word } from "#lib/signals/speech-measurements.ts";

/** The word that a moment lies inside of, its edges excluded; words are in order of time. */
function findWordAt(seconds: number, words: Word[]): Word | null {
  let low = 0;
  let high = words.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const word = words[middle] as Word;
    if (word.endSeconds <= seconds) low = middle + 1;
    else if (word.startSeconds >= seconds) high = middle - 1;
    else return word;
  }
  return null;
}

/** The moment itself where nobody speaks, else the nearer edge of the word that it would cut. */
export function leaveWord(seconds: number, words: Word[] | null): number {
  const word = words && findWordAt(seconds, words);
  if (!word) return seconds;
  return seconds - word.startSeconds <= word.endSeconds - seconds ? word.startSeconds : word.endSeconds;
}
