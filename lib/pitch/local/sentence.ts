import type { Quote } from "../report.ts";

/** One token: its lemma in lower case and its universal part of speech. */
export type Token = { text: string; lemma: string; part: string };

/**
 * A sentence as the local judge reads it. `line` holds its lemmas between spaces, with every number written "#", money
 * "#money", a share "#percent", and "big" after what is ten thousand or more; at its end stand the marks of `mark-grammar.ts`.
 */
export type Sentence = Quote & { tokens: Token[]; line: string };

/** Whether a line holds one of the phrases of a cue; phrases are regular expressions over whole lemmas. */
export function cue(phrases: string): RegExp {
  return new RegExp(` (?:${phrases.trim().replace(/\s*\n\s*/g, "|")})(?= )`, "g");
}

/** How many different phrases of a cue a line holds. */
export function countCues(line: string, phrases: RegExp): number {
  const found = line.match(phrases);
  return found === null ? 0 : new Set(found).size;
}
