import { reasonWords } from "#components/results/reason-words.ts";
import { countOf, joinWords } from "#components/ui/format.ts";
import type { Reason } from "#lib/pitch/report.ts";
import type { RoundMark } from "#lib/quiz/rounds.ts";

/** Why there is nothing to ask, and what would change that. */
export function explainNothing(reason: Reason | null): string {
  if (reason === "no_transcript")
    return "Questions follow from what is said, and nobody has written it down yet. Bring the recording again with its captions, or analyse it where words can be recognised.";
  if (reason === null || reason === "too_little_evidence")
    return "Too little is said that could be asked about: no number, no name, no claim. A longer pitch gives more to ask.";
  return `There is nothing to ask, because ${reasonWords[reason]}.`;
}

/** What a finished round came to, in a sentence. */
export function describeMark(right: number, questions: number): string {
  if (right === questions) return "All of it stayed. A listener who knows this much can retell your pitch.";
  if (right === 0) return "None of it stayed. Read the sentences below once more, then take it again.";
  return `${countOf(questions - right, "answer")} did not stay. Each stands below with the second it was said.`;
}

/** "Before: 2 of 5 and 4 of 5"; null with no earlier round. */
export function describeEarlier(
  rounds: readonly RoundMark[],
  round: number,
  questions: number,
): string | null {
  const before = rounds.filter((one) => one.round < round).map(({ right }) => `${right} of ${questions}`);
  return before.length === 0 ? null : `Before: ${joinWords(before)}.`;
}
