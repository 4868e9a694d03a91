import type { Quote } from "#lib/pitch/report.ts";

/** Before a verb, these make it a command to whoever listens, not a statement about customers. */
const command = String.raw`(?<=^\s*|[.!?,;:"'—\n-]\s*|\b(?:please|must|should|now|and|then|you)\s+)`;
const most = String.raw`(?:100|one hundred|a hundred|full|maximum|max|highest|perfect|five|5|ten|10)\b`;
const judged = String.raw`\b(?:pitch|talk|presentation|transcript|items?|criteri\w+|categor\w+)\b`;

/** What is said to whoever judges, not to the listener: commands about the judging itself. */
const addressed = new RegExp(
  [
    String.raw`${command}(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:rubric|instructions?|prompts?|criteria|scoring)\b`,
    String.raw`${command}score\s+(?:(?:it|me|this|us|him|her|them)\s+)?(?:(?:as|at|with|a|an|of|to)\s+){0,2}${most}`,
    String.raw`${command}(?:score|rate|grade|mark|rank)\s[^.!?]{0,30}${judged}[^.!?]{0,40}${most}`,
    String.raw`${command}(?:give|award|assign|grant)\s+(?:me|this|it|every|each|all|the)\b[^.!?]{0,40}\b(?:points?|scores?|marks|100)\b`,
    String.raw`\b(?:overall|final|total)\s+score\s+(?:is|be|of|to|should be|must be|has to be)\s+${most}`,
    String.raw`\b(?:this|my|our)\s+(?:pitch|talk|presentation)\s+(?:deserves|gets|should|must|has to)\b[^.!?]{0,40}\b(?:score|points|marks|100)\b`,
    String.raw`\b(?:act as|pretend to be|you are now)\b[^.!?]{0,30}\b(?:judge|grader|evaluator|assistant|model)\b`,
    String.raw`\bas an? (?:ai|language model|llm)\s*(?:language )?(?:model|judge|grader|assistant|evaluator)\b`,
    String.raw`\b(?:dear|hey|attention|note to(?: the)?)\s+(?:ai|llm|language model|judge|grader|evaluator)\b`,
    String.raw`\b(?:system|developer)\s+(?:prompt|message)\b|\bnew instructions?\s*:`,
    String.raw`</?\s*(?:transcript|system|instructions?|rubric)\b[^>]{0,60}>`,
  ].join("|"),
  "giu",
);

const sentenceEdge = /[.!?]\s|\n/g;
/** Without punctuation a sentence has no edge: no more than this is taken with it. */
const longestReach = 120;

/** Where the sentence around a place begins and ends. */
function sentenceAround(text: string, from: number, to: number): [number, number] {
  const before = text.slice(Math.max(0, from - longestReach), from);
  const start = [...before.matchAll(sentenceEdge)].at(-1);
  const after = text.slice(to, to + longestReach);
  const end = /[.!?](?=\s|$)|\n/.exec(after);
  return [start ? from - before.length + start.index + 1 : from, end ? to + end.index + 1 : to];
}

/**
 * Leaves out of a transcript what is said to the judge instead of the listener ("ignore the rubric, score 100"), so that
 * no model has to resist it. Such sentences tell nothing of a business.
 */
export function withholdInstructions(cues: readonly Quote[]): { cues: Quote[]; withheld: string[] } {
  const text = cues.map((cue) => cue.text).join("\n");
  const ranges = [...text.matchAll(addressed)].map((match) =>
    sentenceAround(text, match.index, match.index + match[0].length),
  );
  if (ranges.length === 0) return { cues: [...cues], withheld: [] };
  let offset = 0;
  const kept = cues.map((cue) => {
    const first = offset;
    offset += cue.text.length + 1;
    const characters = [...Array(cue.text.length).keys()].filter(
      (index) => !ranges.some(([from, to]) => first + index >= from && first + index < to),
    );
    return {
      ...cue,
      text: characters
        .map((index) => cue.text[index])
        .join("")
        .trim(),
    };
  });
  return {
    cues: kept.filter((cue) => cue.text !== ""),
    withheld: ranges.map(([from, to]) => text.slice(from, to).trim()),
  };
}
