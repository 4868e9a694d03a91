import type { Caller } from "#lib/auth/caller.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { keepAnswer, listAnswers } from "./answers.ts";
import { type OpenQuestion, openQuestion } from "./conceal-quiz.ts";
import { getQuizKey } from "./get-quiz-key.ts";
import { chooseRound } from "./rounds.ts";

/**
 * Answers a question of the caller's quiz and tells whether it was right and where it was said. In each round the first
 * answer counts: a later one changes nothing and is told the first.
 * @throws AppError 404 `job_not_found`, `question_not_found`; 409 `quiz_not_ready`, `round_not_open`;
 * 422 `no_such_option`
 */
export async function answerQuestion(
  caller: Caller,
  asked: { jobId: string; questionId: string; option: number; round?: number | undefined },
): Promise<OpenQuestion> {
  const { jobId, questionId, option } = asked;
  const { quiz } = await getQuizKey(caller, jobId);
  const question = quiz.recallQuestions.find(({ id }) => id === questionId);
  if (!question) throw notFound("question");
  if (!Number.isInteger(option) || option < 0 || option >= question.options.length) {
    const words = `Choose one of the ${question.options.length} options.`;
    throw new AppError("no_such_option", words, { httpStatus: 422 });
  }
  const answers = await listAnswers(caller.db, jobId);
  const round = chooseRound(answers, quiz.recallQuestions.length, asked.round);
  const kept = await keepAnswer(
    caller.db,
    { jobId, ownerId: caller.actor.ownerId },
    { questionId, round, option, isCorrect: option === question.correct },
  );
  return openQuestion(question, [kept]);
}
