import type { Caller } from "#lib/auth/caller.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { findResult } from "#lib/jobs/save-result.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { type Quiz, quizSchema } from "./quiz.ts";

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
