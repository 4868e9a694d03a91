import type { Quote, Transcript } from "./report.ts";
import { joinCues } from "./transcript-text.ts";

/** Fewer words can be found in any text and prove nothing. */
const leastWords = 3;

/** One spelling for what looks alike: case, quotation marks, dashes, white space. */
function alike(character: string): string {
  if (/\s/.test(character)) return " ";
  if (/[‘’‚‛`´]/.test(character)) return "'";
  if (/[“”„‟«»]/.test(character)) return '"';
  if (/[‐‑‒–—]/.test(character)) return "-";
  return character.toLowerCase();
}

/** A text in one spelling, and where each of its characters stands in the original. */
function normalise(text: string): { plain: string; places: number[] } {
  const places: number[] = [];
  const parts: string[] = [];
  let afterSpace = true;
  for (let place = 0; place < text.length; place += 1) {
    const character = alike(text[place] as string);
    if (character === " " && afterSpace) continue;
    afterSpace = character === " ";
    parts.push(character);
    for (let one = 0; one < character.length; one += 1) places.push(place);
  }
  return { plain: parts.join(""), places };
}

const isWordCharacter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/**
 * Finds a quote in a transcript: the same words in the same order, whatever the case, the quotation marks and the
 * white space. Gives the transcript's own wording and the time at which it is said; null where it is not said.
 */
export function verifyQuote(transcript: Pick<Transcript, "cues">, quote: string): Quote | null {
  const wanted = normalise(quote).plain.replace(/^[\s"'.…-]+|[\s"'.…-]+$/g, "");
  if (wanted.split(" ").length < leastWords) return null;
  const { text, timeAt } = joinCues(transcript.cues);
  const { plain, places } = normalise(text);
  for (let at = plain.indexOf(wanted); at !== -1; at = plain.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (isWordCharacter(plain[at - 1]) || isWordCharacter(plain[end])) continue;
    const from = places[at] as number;
    // A sentence is quoted with its full stop, whether or not the judge wrote it.
    const to = (places[end - 1] as number) + 1 + (/[.!?…]/.test(plain[end] ?? "") ? 1 : 0);
    return { text: text.slice(from, to), startSeconds: timeAt(from), endSeconds: timeAt(to) };
  }
  return null;
}
