import type { Quote } from "#lib/pitch/report.ts";
import { type Blank, findBlanks, sameAnswer } from "./find-blanks.ts";
import type { RecallQuestion } from "./quiz.ts";
import { hashText, shuffleOptions } from "./shuffle-options.ts";

const optionCount = 4;
const leastOptions = 3;
/** More gaps than this make no better questions, only more comparing. */
const mostBlanks = 300;
/** Of names there are few, and they say little of a pitch. */
const mostNames = 2;

function magnitude(answer: string): number {
  const digits = Number(
    /\d[\d.,]*/
      .exec(answer)?.[0]
      .replace(/[.,](?=\d{3})/g, "")
      .replace(",", "."),
  );
  const scale = /thousand|tausend|mil\b|k\b/i.test(answer)
    ? 3
    : /billion|milliard|bn\b/i.test(answer)
      ? 9
      : /milli|m\b/i.test(answer)
        ? 6
        : 0;
  return Number.isFinite(digits) && digits > 0 ? Math.log10(digits) + scale : 0;
}

/**
 * Wrong answers from the same pitch: of the same kind, nearest in size first; none that stands in the sentence asked
 * about, none between the same words elsewhere, none that means the same.
 */
function findDistractors(blank: Blank, all: Blank[]): string[] {
  const rightElsewhere = new Set(
    all
      .filter(({ surroundings, stem }) => surroundings === blank.surroundings || stem === blank.stem)
      .map(({ answer }) => sameAnswer(answer)),
  );
  const seen = new Set([sameAnswer(blank.answer)]);
  const inSentence = sameAnswer(blank.sentence.text);
  return all
    .filter(({ kind }) => kind === blank.kind)
    .toSorted(
      (a, b) =>
        Math.abs(magnitude(a.answer) - magnitude(blank.answer)) -
          Math.abs(magnitude(b.answer) - magnitude(blank.answer)) ||
        a.sentence.startSeconds - b.sentence.startSeconds,
    )
    .flatMap(({ answer }) => {
      const plain = sameAnswer(answer);
      if (seen.has(plain) || rightElsewhere.has(plain) || inSentence.includes(plain)) return [];
      seen.add(plain);
      return [answer];
    })
    .slice(0, optionCount - 1);
}

function askBlank(blank: Blank, all: Blank[]): RecallQuestion | null {
  const distractors = findDistractors(blank, all);
  if (distractors.length + 1 < leastOptions) return null;
  const id = `recall-${hashText(`${blank.sentence.startSeconds} ${blank.stem}`).toString(36)}`;
  const options = shuffleOptions([blank.answer, ...distractors], id);
  const what = blank.kind === "name" ? "Which name" : "Which amount";
  const question = `${what} was said here? “${blank.stem}”`;
  return { id, question, options, correct: options.indexOf(blank.answer), quote: blank.sentence };
}

/** What is said more than once counts where it is said first. */
function keepFirst(sentences: Quote[]): Quote[] {
  const seen = new Set<string>();
  return sentences.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** Asks which of four statements came first: there is never more than one. */
function askOrder(sentences: Quote[]): RecallQuestion | null {
  const chosen = Array.from({ length: optionCount }, (_, part) => {
    return sentences[Math.floor(((part + 0.5) * sentences.length) / optionCount)];
  }).filter((sentence) => sentence !== undefined);
  const starts = new Set(chosen.map(({ startSeconds }) => startSeconds));
  const [first] = chosen;
  if (!first || chosen.length < optionCount || starts.size < optionCount) return null;
  const id = `recall-order-${hashText(chosen.map(({ text }) => text).join("\n")).toString(36)}`;
  const options = shuffleOptions(
    chosen.map(({ text }) => text),
    id,
  );
  const question = "Which of these was said first?";
  return { id, question, options, correct: options.indexOf(first.text), quote: first };
}

/**
 * Questions that who listened can answer, each with the sentence that answers it. The same transcript gives the same
 * questions.
 */
export function writeRecallQuestions(
  sentences: Quote[],
  language: string | null,
  count: number,
): RecallQuestion[] {
  const distinct = keepFirst(sentences);
  const all = distinct.flatMap((sentence) => findBlanks(sentence, language)).slice(0, mostBlanks);
  const asked = new Set<string>();
  let namesLeft = mostNames;
  const gaps: RecallQuestion[] = [];
  const order = askOrder(distinct);
  const wanted = order ? count - 1 : count;
  const numbersFirst = all.toSorted((a, b) => Number(a.kind === "name") - Number(b.kind === "name"));
  for (const blank of numbersFirst) {
    if (gaps.length >= wanted) break;
    if (asked.has(blank.sentence.text) || (blank.kind === "name" && namesLeft === 0)) continue;
    const question = askBlank(blank, all);
    if (!question) continue;
    asked.add(blank.sentence.text);
    if (blank.kind === "name") namesLeft -= 1;
    gaps.push(question);
  }
  const questions = order ? [...gaps, order] : gaps;
  return questions.sort((a, b) => a.quote.startSeconds - b.quote.startSeconds);
}
