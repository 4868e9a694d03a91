import type { QuizAnswer } from "./answers.ts";
import type { Quiz, RecallQuestion } from "./quiz.ts";

/** A question as it is put: what is right, and where, is told once it is answered. */
export type OpenQuestion = Pick<RecallQuestion, "id" | "question" | "options"> & {
  answer: (Pick<QuizAnswer, "option" | "isCorrect"> & Pick<RecallQuestion, "correct" | "quote">) | null;
};
export type OpenQuiz = Omit<Quiz, "recallQuestions"> & { recallQuestions: OpenQuestion[] };

/** One question with the answer that was given to it, if any. `answers` are those of one round. */
export function openQuestion(
  { id, question, options, correct, quote }: RecallQuestion,
  answers: readonly QuizAnswer[],
): OpenQuestion {
  const given = answers.find(({ questionId }) => questionId === id);
  const answer = given && { option: given.option, isCorrect: given.isCorrect, correct, quote };
  return { id, question, options, answer: answer ?? null };
}

/** The round that is under way: the last one that anything was answered in. */
export function currentRound(answers: readonly QuizAnswer[]): number {
  return answers.reduce((latest, { round }) => Math.max(latest, round), 1);
}

/** A quiz as it may leave the server, in any of its answers: nothing that is right before it was answered. */
export function concealQuiz(
  quiz: Quiz,
  answers: readonly QuizAnswer[],
  round = currentRound(answers),
): OpenQuiz {
  const ofRound = answers.filter((answer) => answer.round === round);
  return {
    ...quiz,
    recallQuestions: quiz.recallQuestions.map((question) => openQuestion(question, ofRound)),
  };
}
