import { fillerWordsOf } from "./filler-words.ts";
import type { Filler, Word } from "./speech-measurements.ts";

/** Hesitations weigh 1, discourse markers half (Laske 2024). */
const weights = { hesitation: 1, marker: 0.5 };

function normalise(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[^\p{L}']/gu, "");
}

/**
 * Fillers in the words of a transcript, by the lists of its language.
 * @param language ISO 639-1; null where it is unknown: then only sounds count that are fillers everywhere
 */
export function findLexicalFillers(words: readonly Word[], language: string | null): Filler[] {
  const { hesitations, markers } = fillerWordsOf(language);
  const plain = words.map((word) => normalise(word.text));
  const isMarker = (phrase: string, before: string): boolean => {
    const meansSomethingAfter = markers.get(phrase);
    if (!meansSomethingAfter) return false;
    const lastPart = before.split("'").at(-1) ?? "";
    return !meansSomethingAfter.has(before) && !meansSomethingAfter.has(lastPart);
  };
  const found: Filler[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at] as Word, words[at + 1]];
    const [before, single] = [plain[at - 1] ?? "", plain[at] as string];
    const range = { startSeconds: word.startSeconds, endSeconds: word.endSeconds };
    const pair = `${single} ${plain[at + 1] ?? ""}`;
    if (hesitations.has(single)) {
      found.push({ ...range, text: single, weight: weights.hesitation, evidence: "lexical" });
    } else if (next && isMarker(pair, before)) {
      const both = { ...range, endSeconds: next.endSeconds };
      found.push({ ...both, text: pair, weight: weights.marker, evidence: "lexical" });
      at += 1;
    } else if (isMarker(single, before)) {
      found.push({ ...range, text: single, weight: weights.marker, evidence: "lexical" });
    }
  }
  return found;
}
