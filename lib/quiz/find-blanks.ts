import type { Quote } from "#lib/pitch/report.ts";

/** Something in a sentence that can be left out and asked for. */
export type Blank = {
  sentence: Quote;
  /** As it is said. */
  answer: string;
  /** Options of a question are of one kind. */
  kind: "money" | "percent" | "number" | "name";
  /** The sentence with a gap. */
  stem: string;
  /** Words on both sides of the gap: two gaps between the same words may have two right answers. */
  surroundings: string;
};

const scale = String.raw`(?:\s?(?:thousand|million|billion|trillion|tausend|Millionen|Million|Milliarden|mille|millions?|milliards?|mil|millones|millón|k|bn|m)\b)?`;
const money = String.raw`[€$£]\s?\d[\d.,]*${scale}|\d[\d.,]*${scale}\s?(?:[€$£]|euros?|dollars?|pounds?|francs?|Euro|dólares|livres)`;
const percent = String.raw`\d[\d.,]*\s?(?:%|percent|per cent|Prozent|pour cent|por ciento)`;
const amounts = new RegExp(
  String.raw`(?<money>${money})|(?<percent>${percent})|(?<number>\d[\d.,]*${scale})`,
  "giu",
);
/** A capital in the middle of a sentence; German writes every noun so. */
const names = /(?<=\p{Ll}[,;]? )\p{Lu}[\p{L}’'-]{2,}(?: \p{Lu}[\p{L}’'-]+)*/gu;
const gap = "_____";

function blankAt(sentence: Quote, kind: Blank["kind"], found: string, index: number): Blank {
  // A full stop or a comma after a number is the sentence's.
  const answer = found.replace(/[.,]+$/, "");
  const before = sentence.text.slice(0, index);
  const after = sentence.text.slice(index + answer.length);
  const near = [...before.split(/\s+/).slice(-3), gap, ...after.split(/\s+/).slice(0, 3)];
  return {
    sentence,
    answer,
    kind,
    stem: `${before}${gap}${after}`,
    surroundings: near.join(" ").toLowerCase(),
  };
}

/** What a sentence can be asked for: its amounts, and the names in it. */
export function findBlanks(sentence: Quote, language: string | null): Blank[] {
  const numbers = Array.from(sentence.text.matchAll(amounts), (match) => {
    const kind = match.groups?.money ? "money" : match.groups?.percent ? "percent" : "number";
    return blankAt(sentence, kind, match[0], match.index);
  });
  if (language === "de") return numbers;
  const named = Array.from(sentence.text.matchAll(names), (match) =>
    blankAt(sentence, "name", match[0], match.index),
  );
  return [...numbers, ...named];
}

/** One spelling for answers that mean the same: "1,000 Euros" and "1000 euros". */
export function sameAnswer(answer: string): string {
  return answer
    .toLowerCase()
    .replace(/(?<=\d)[.,\s](?=\d{3}\b)/g, "")
    .replace(/(?<=\d[.,]\d*)0+\b|[.,]0+\b/g, "")
    .replace(/\bper ?cent\b|\bprozent\b/g, "%")
    .replace(/euros?\b/g, "€")
    .replace(/dollars?\b/g, "$")
    .replace(/[\s.]/g, "");
}
