import type { Caller } from "#lib/auth/caller.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { findResult } from "#lib/jobs/save-result.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { listAnswers, type QuizAnswer } from "./answers.ts";
import { type Quiz, quizSchema, type RecallQuestion } from "./quiz.ts";

/** A question as it is put: what is right, and where, is told once it is answered. */
export type OpenQuestion = Pick<RecallQuestion, "id" | "question" | "options"> & {
  answer: (Omit<QuizAnswer, "questionId"> & Pick<RecallQuestion, "correct" | "quote">) | null;
};

/** A quiz on its way: the questions, what was answered, the mark so far. */
export type QuizView = Omit<Quiz, "recallQuestions"> & {
  jobId: string;
  videoId: string;
  recallQuestions: OpenQuestion[];
  mark: { right: number; answered: number; questions: number };
};

/**
 * The caller's quiz with its answers' key, for marking.
 * @throws AppError 404 `job_not_found` (also where the job is no quiz); 409 `quiz_not_ready`
 */
export async function getQuizKey({ db, actor }: Caller, jobId: string): Promise<{ job: Job; quiz: Quiz }> {
  const job = await getJob(db, actor.ownerId, jobId);
  if (job.type !== "quiz") throw notFound("job");
  const quiz = await findResult(db, jobId, quizSchema);
  if (quiz) return { job, quiz };
  const words = `The questions are not there yet: the job is ${job.status}.`;
  throw new AppError("quiz_not_ready", words, { httpStatus: 409, retryable: true });
}

/** One question with the answer that was given to it, if any. */
export function openQuestion(
  { id, question, options, correct, quote }: RecallQuestion,
  answers: readonly QuizAnswer[],
): OpenQuestion {
  const given = answers.find(({ questionId }) => questionId === id);
  const answer = given && { option: given.option, isCorrect: given.isCorrect, correct, quote };
  return { id, question, options, answer: answer ?? null };
}

/** @throws AppError 404 `job_not_found`; 409 `quiz_not_ready` @public */
export async function getQuiz(caller: Caller, jobId: string): Promise<QuizView> {
  const { job, quiz } = await getQuizKey(caller, jobId);
  const answers = await listAnswers(caller.db, jobId);
  const recallQuestions = quiz.recallQuestions.map((question) => openQuestion(question, answers));
  const answered = recallQuestions.filter(({ answer }) => answer !== null);
  return {
    ...quiz,
    jobId,
    videoId: job.videoId,
    recallQuestions,
    mark: {
      right: answered.filter(({ answer }) => answer?.isCorrect).length,
      answered: answered.length,
      questions: recallQuestions.length,
    },
  };
}
