import type { Filler, Word } from "./speech-measurements.ts";

const hesitations = new Set(["um", "uh", "uhm", "umm", "uhh", "er", "erm", "ehm", "hmm", "mhm", "ah", "eh"]);
const markers = new Set([
  "like",
  "basically",
  "actually",
  "literally",
  "honestly",
  "you know",
  "i mean",
  "sort of",
  "kind of",
]);
const weights = { hesitation: 1, marker: 0.5 };
/** Before these "like" is a verb or a comparison: "we would like", "looks like", "people like you". */
const likeMeansSomethingAfter = new Set(
  "i we you they to would d people users customers who really look looks looked feel feels felt sound sounds seem seems something anything things stuff just more is was are be s don t didn doesn not and".split(
    " ",
  ),
);
/** Before these "kind of" and "sort of" name a kind, and "you know" asks. */
const phraseMeansSomethingAfter = new Set(
  "a the this that what which some any one every do did if as new same different right best other only certain whole first next".split(
    " ",
  ),
);

function normalise(text: string): string {
  return text.toLowerCase().replace(/[^a-z']/g, "");
}

function isMarker(phrase: string, before: string): boolean {
  if (!markers.has(phrase)) return false;
  const lastPart = before.split("'").at(-1) ?? "";
  if (phrase === "like")
    return !likeMeansSomethingAfter.has(before) && !likeMeansSomethingAfter.has(lastPart);
  return !phrase.includes(" ") || !phraseMeansSomethingAfter.has(before);
}

/** Fillers of spoken English in a transcript; hesitations weigh 1, discourse markers half (Laske 2024). */
export function findLexicalFillers(words: Word[]): Filler[] {
  const plain = words.map((word) => normalise(word.text));
  return words.flatMap((word, index) => {
    const before = plain[index - 1] ?? "";
    const single = plain[index] ?? "";
    const next = words[index + 1];
    const range = { startSeconds: word.startSeconds, endSeconds: word.endSeconds };
    const filler = (text: string, weight: number): Filler[] => [
      { ...range, text, weight, evidence: "lexical" },
    ];
    if (hesitations.has(single)) return filler(single, weights.hesitation);
    if (isMarker(single, before)) return filler(single, weights.marker);
    const pair = `${single} ${plain[index + 1] ?? ""}`;
    if (!next || !isMarker(pair, before)) return [];
    range.endSeconds = next.endSeconds;
    return filler(pair, weights.marker);
  });
}
