import type { Filler, Word } from "./speech-measurements.ts";

/** The sound and the word of one filler lie this close to each other. */
const toleranceSeconds = 0.25;

type Range = { startSeconds: number; endSeconds: number };
const overlap = (a: Range, b: Range, tolerance = 0) =>
  a.startSeconds < b.endSeconds + tolerance && a.endSeconds > b.startSeconds - tolerance;

/**
 * One list of fillers from both kinds of evidence. A sound at the place of a hesitation confirms it; one at the place of
 * another word is that word; one between the words is a filler that the transcript left out.
 */
export function mergeFillers(lexical: Filler[], acoustic: Filler[], words: readonly Word[]): Filler[] {
  const confirmed = lexical.map((filler): Filler => {
    const isHeard = acoustic.some((sound) => overlap(sound, filler, toleranceSeconds));
    return isHeard && filler.weight === 1 ? { ...filler, evidence: "both" } : filler;
  });
  const unspoken = acoustic.filter(
    (sound) =>
      !words.some((word) => overlap(sound, word)) &&
      !confirmed.some((filler) => filler.evidence === "both" && overlap(sound, filler, toleranceSeconds)),
  );
  return [...confirmed, ...unspoken].sort((a, b) => a.startSeconds - b.startSeconds);
}

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

function nameOf(language: string): string {
  try {
    return languageNames.of(language) ?? language;
  } catch {
    return language;
  }
}

/** On what a count of fillers rests, for its receipt. */
export function describeFillerEvidence(
  fillers: readonly Filler[],
  words: { language: string | null } | null,
): string {
  if (!words) return "steady vowels beside silence";
  const count = (evidence: Filler["evidence"]) => fillers.filter((one) => one.evidence === evidence).length;
  const list = words.language ? `${nameOf(words.language)} filler words` : "filler words of any language";
  return `${list} in the transcript (${count("lexical")}), steady vowels between words (${count("acoustic")}), both (${count("both")})`;
}
