import type { Quote } from "../report.ts";

/** One token: its lemma in lower case and its universal part of speech. */
export type Token = { text: string; lemma: string; part: string };

/**
 * A sentence as the local judge reads it. `line` holds its lemmas between spaces, with every number written "#", money
 * "#money", a share "#percent", and "big" after what is ten thousand or more.
 */
export type Sentence = Quote & { tokens: Token[]; line: string };

const scales = new Set(["hundred", "thousand", "million", "billion", "trillion", "k", "m", "bn", "mio"]);
const moneyWords = new Set(
  "€ $ £ ¥ euro dollar pound franc rupee yen yuan krona usd eur gbp chf cent shilling peso naira".split(" "),
);
const isScale = (token: Token | undefined) => token !== undefined && scales.has(token.lemma);

/** "One" alone is a pronoun as often as a number. */
function isNumberAt(tokens: Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.lemma === "one") return isScale(tokens[at + 1]);
  return token.part === "NUM" || /^\d/.test(token.text);
}

/** The place after the number that begins at `start`: "four hundred and twelve thousand" is one. */
function endOfNumber(tokens: Token[], start: number): number {
  let end = start + 1;
  const goesOn = () =>
    isNumberAt(tokens, end) ||
    isScale(tokens[end]) ||
    (tokens[end]?.lemma === "and" && isScale(tokens[end - 1]) && isNumberAt(tokens, end + 1));
  while (goesOn()) end += 1;
  return end;
}

function isBig(tokens: Token[]): boolean {
  const [first] = tokens;
  if (tokens.some((token) => isScale(token) && token.lemma !== "hundred")) return true;
  return Number(first?.text.replaceAll(",", "")) >= 10_000;
}

/** Nouns that are ours without being what we make. */
const ownMatters = new Set(
  "team advisor partner customer user client competitor market segment margin price pricing revenue goal plan mission vision company startup business founder name story model investor money feedback one cto ceo cfo coo engineer developer head chief gross".split(
    " ",
  ),
);

/** What customers do; a capital at the beginning of a sentence makes no name. */
const customerVerbs = new Set(
  "be have pay buy spend use want need lose like love cost think say rent".split(" "),
);

/** Who acts in a sentence: a product ("our sheet counts"), or somebody with a name at its beginning. */
function listActors(tokens: Token[]): string[] {
  const words = tokens.filter((token) => token.part !== "PUNCT");
  const acts = (token: Token | undefined) => token?.part === "VERB" || token?.part === "AUX";
  const product = words.some(({ lemma }, at) => {
    if (lemma !== "our") return false;
    const end = words.findIndex((token, index) => index > at && !/^(?:NOUN|PROPN|ADJ)$/.test(token.part));
    const noun = words[end - 1];
    return end > at + 1 && acts(words[end]) && noun !== undefined && !ownMatters.has(noun.lemma);
  });
  const [first, second] = words;
  const named = first?.part === "PROPN" && second?.part === "VERB" && !customerVerbs.has(second.lemma);
  return [product ? "product-acts" : "", named ? "name-acts" : ""].filter(Boolean);
}

/** The lemmas of a sentence as one line, its numbers by their kind. */
export function writeLine(tokens: Token[]): string {
  const words: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const isMoneySign = moneyWords.has(token.lemma) && isNumberAt(tokens, at + 1);
    const start = isMoneySign ? at + 1 : at;
    if (!isNumberAt(tokens, start)) {
      if (token.part !== "PUNCT") words.push(token.lemma);
      continue;
    }
    const end = endOfNumber(tokens, start);
    const next = tokens[end]?.lemma ?? "";
    const isMoney = isMoneySign || moneyWords.has(next);
    const isShare = next === "%" || next === "percent";
    words.push(isMoney ? "#money" : isShare ? "#percent" : "#");
    if (isBig(tokens.slice(start, end))) words.push("big");
    at = (isMoney && !isMoneySign) || isShare ? end : end - 1;
  }
  return ` ${[...words, ...listActors(tokens)].join(" ")} `;
}

/** Whether a line holds one of the phrases of a cue; phrases are regular expressions over whole lemmas. */
export function cue(phrases: string): RegExp {
  return new RegExp(` (?:${phrases.trim().replace(/\s*\n\s*/g, "|")})(?= )`, "g");
}

/** How many different phrases of a cue a line holds. */
export function countCues(line: string, phrases: RegExp): number {
  const found = line.match(phrases);
  return found === null ? 0 : new Set(found).size;
}
