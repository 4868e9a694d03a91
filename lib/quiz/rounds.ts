import { AppError } from "#lib/errors.ts";
import type { QuizAnswer } from "./answers.ts";
import { currentRound } from "./conceal-quiz.ts";

export type RoundMark = { round: number; right: number; answered: number };

/** The mark of every round that was begun, in their order. */
export function markRounds(answers: readonly QuizAnswer[]): RoundMark[] {
  return Array.from({ length: answers.length === 0 ? 0 : currentRound(answers) }, (_, index) => {
    const given = answers.filter(({ round }) => round === index + 1);
    return {
      round: index + 1,
      right: given.filter(({ isCorrect }) => isCorrect).length,
      answered: given.length,
    };
  });
}

/**
 * The round to show or to answer in: the one asked for, else the last that was begun. The next one opens when all
 * questions of the one before are answered.
 * @throws AppError 409 `round_not_open`
 */
export function chooseRound(
  answers: readonly QuizAnswer[],
  questions: number,
  wanted: number | undefined,
): number {
  const current = currentRound(answers);
  if (wanted === undefined || wanted <= current) return wanted ?? current;
  const isOver = answers.filter(({ round }) => round === current).length >= questions;
  if (isOver && wanted === current + 1) return wanted;
  const words = `Answer all questions of round ${current} first; then the next one opens.`;
  throw new AppError("round_not_open", words, { httpStatus: 409 });
}
