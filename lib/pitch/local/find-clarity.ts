import type { ContentFinding, Grade, Quote } from "../report.ts";
import { countCues, cue, type Sentence } from "./sentence.ts";

const jargon = cue(`
  synergy|leverage|disrupt|disruptive|disruption|paradigm|ecosystem|holistic|empower|end to end|cloud native|best in class|world class
  cutting edge|next generation|next level|game changer|game change|revolutionary|revolutionize|revolutionise|seamless|seamlessly
  stakeholder|value chain|value add|low hang fruit|blockchain|web3|metaverse|ai power|ai driven|data driven|bleed edge|turnkey
  mission critical|scalable|robust solution|thought leader|move the needle|deep dive|circle back|bandwidth|omnichannel|hyperlocal
  frictionless|actionable|rock star|ninja|guru|unicorn|secret sauce|moat|flywheel|hypergrowth|monetise|monetize|gamify|agile|innovative`);
const hedges = cue(`
  maybe|perhaps|probably|possibly|might|could|i think|i guess|i believe|we think|we believe|we hope|hopefully|kind of|sort of
  somehow|somewhat|basically|more or less|a bit|a little bit|try to|would like to|quite|rather|i mean|in a way`);

const wordsOf = ({ tokens }: Sentence) =>
  tokens.filter(({ part }) => part !== "PUNCT" && part !== "SYM").length;
const quoteOf = ({ text, startSeconds, endSeconds }: Sentence): Quote => ({ text, startSeconds, endSeconds });

/** "was built", "has been carefully tested": a form of "be" or "get" and a participle. */
function isPassive({ tokens }: Sentence): boolean {
  return tokens.some((token, at) => {
    if (!/^(?:be|get)$/.test(token.lemma)) return false;
    const next = tokens.slice(at + 1, at + 4).find(({ part }) => part !== "ADV" && part !== "PART");
    return next?.part === "VERB" && next.text.toLowerCase() !== next.lemma && !/(?:ing|s)$/i.test(next.text);
  });
}

type Limits = { good: number; fair: number };
const gradeBelow = (value: number, { good, fair }: Limits): Grade =>
  value <= good ? "good" : value <= fair ? "warn" : "poor";

function finding(
  about: { metric: string; label: string; unit: string; limits: Limits; well: string; poorly: string },
  value: number,
  quoted: Sentence[],
): ContentFinding {
  const { metric, label, unit, limits, well, poorly } = about;
  const grade = gradeBelow(value, limits);
  const isWell = grade === "good";
  const quotes = isWell ? [] : quoted.slice(0, 3).map(quoteOf);
  return { metric, kind: "clarity", label, value, unit, grade, note: isWell ? well : poorly, quotes };
}

function countAll(sentences: Sentence[], phrases: RegExp): { per100: number; where: Sentence[] } {
  const words = sentences.reduce((sum, sentence) => sum + wordsOf(sentence), 0);
  const counted = sentences.map((sentence) => ({ sentence, count: countCues(sentence.line, phrases) }));
  const where = counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return {
    per100: (100 * counted.reduce((sum, { count }) => sum + count, 0)) / Math.max(1, words),
    where: where.map(({ sentence }) => sentence),
  };
}

/**
 * How easily the sentences are followed: their length, jargon, passive voice, hedges.
 * @param isPunctuated false where nobody set full stops: the length of sentences is then unknown
 */
export function findClarity(sentences: Sentence[], isPunctuated: boolean): ContentFinding[] {
  if (sentences.length === 0) return [];
  const words = sentences.reduce((sum, sentence) => sum + wordsOf(sentence), 0);
  const longest = sentences.toSorted((a, b) => wordsOf(b) - wordsOf(a)).filter((one) => wordsOf(one) > 28);
  const jargonFound = countAll(sentences, jargon);
  const hedgesFound = countAll(sentences, hedges);
  const passive = sentences.filter(isPassive);
  const length = finding(
    {
      metric: "sentence_length",
      label: "Length of sentences",
      unit: "words",
      limits: { good: 20, fair: 26 },
      well: "Your sentences are short enough to follow by ear.",
      poorly: "Long sentences are lost on listeners. Make two of each.",
    },
    words / sentences.length,
    longest,
  );
  return [
    ...(isPunctuated ? [length] : []),
    finding(
      {
        metric: "jargon",
        label: "Jargon",
        unit: "per 100 words",
        limits: { good: 0.7, fair: 2 },
        well: "You say it in plain words.",
        poorly: "Words like these could stand in any pitch. Say what it does instead.",
      },
      jargonFound.per100,
      jargonFound.where,
    ),
    finding(
      {
        metric: "passive",
        label: "Passive sentences",
        unit: "ratio",
        limits: { good: 0.15, fair: 0.3 },
        well: "Your sentences say who does what.",
        poorly: "Passive sentences hide who does it. Name them.",
      },
      passive.length / sentences.length,
      passive,
    ),
    finding(
      {
        metric: "hedges",
        label: "Hedges",
        unit: "per 100 words",
        limits: { good: 1.2, fair: 2.5 },
        well: "You say what you mean without hedging.",
        poorly: "Hedges make a claim sound like a wish. Say it, or leave it out.",
      },
      hedgesFound.per100,
      hedgesFound.where,
    ),
  ];
}
