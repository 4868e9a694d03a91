import { markGrammar } from "./mark-grammar.ts";
import type { Token } from "./sentence.ts";

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
  if (token.lemma === "half") return tokens[at + 1]?.lemma === "a" && isScale(tokens[at + 2]);
  return token.part === "NUM" || /^\d/.test(token.text);
}

/** The place after the number that begins at `start`: "four hundred and twelve thousand" is one. */
function endOfNumber(tokens: Token[], start: number): number {
  let end = start + 1;
  const goesOn = () =>
    isNumberAt(tokens, end) ||
    isScale(tokens[end]) ||
    (tokens[end]?.lemma === "a" && tokens[end - 1]?.lemma === "half") ||
    (tokens[end]?.lemma === "and" && isScale(tokens[end - 1]) && isNumberAt(tokens, end + 1));
  while (goesOn()) end += 1;
  return end;
}

function isBig(tokens: Token[]): boolean {
  const [first] = tokens;
  if (tokens.some((token) => isScale(token) && token.lemma !== "hundred")) return true;
  return Number(first?.text.replaceAll(",", "")) >= 10_000;
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
  return ` ${[...words, ...markGrammar(tokens)].join(" ")} `;
}
