import type { Caller } from "#lib/auth/caller.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { keepAnswer } from "./answers.ts";
import { getQuizKey, type OpenQuestion, openQuestion } from "./get-quiz.ts";

/**
 * Answers a question of the caller's quiz and tells whether it was right and where it was said. The first answer
 * counts: a later one changes nothing and is told the first. @public
 * @throws AppError 404 `job_not_found`, `question_not_found`; 409 `quiz_not_ready`; 422 `no_such_option`
 */
export async function answerQuestion(
  caller: Caller,
  { jobId, questionId, option }: { jobId: string; questionId: string; option: number },
): Promise<OpenQuestion> {
  const { quiz } = await getQuizKey(caller, jobId);
  const question = quiz.recallQuestions.find(({ id }) => id === questionId);
  if (!question) throw notFound("question");
  if (!Number.isInteger(option) || option < 0 || option >= question.options.length) {
    const words = `Choose one of the ${question.options.length} options.`;
    throw new AppError("no_such_option", words, { httpStatus: 422 });
  }
  const isCorrect = option === question.correct;
  const kept = await keepAnswer(
    caller.db,
    { jobId, ownerId: caller.actor.ownerId },
    { questionId, option, isCorrect },
  );
  return openQuestion(question, [kept]);
}
