import { joinWords } from "#lib/pitch/join-words.ts";
import type { Attempt } from "#lib/transcripts/transcript.ts";

/** What a reader must know of how a report came about, in words. */
export function writeNotes(found: {
  decodeErrors: number;
  attempts: Attempt[];
  /** Transcribers that were there, in the configured order. */
  candidates: string[];
  unpriced: string[];
}): string[] {
  const notes: string[] = [];
  if (found.decodeErrors > 0) {
    notes.push(
      `Parts of the file are damaged (${found.decodeErrors} errors while reading it); what could be read was analysed.`,
    );
  }
  for (const { transcriber, outcome, message } of found.attempts) {
    if (outcome === "failed")
      notes.push(`${transcriber} could not write down what is said. ${message ?? ""}`.trim());
    if (outcome === "no_words") notes.push(`${transcriber} heard no words.`);
  }
  const used = found.attempts.find(({ outcome }) => outcome === "used")?.transcriber;
  const unasked = found.candidates.filter((name) => !found.attempts.some((one) => one.transcriber === name));
  if (used && unasked.length > 0) {
    notes.push(`${used} wrote down what is said; next in order, and not asked: ${joinWords(unasked)}.`);
  }
  if (found.unpriced.length > 0) {
    notes.push(`What ${found.unpriced.join(", ")} costs is not known and not in the sum.`);
  }
  return notes;
}
