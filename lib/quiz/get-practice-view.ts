import type { Caller } from "#lib/auth/caller.ts";
import { findLatestJob, listSteps } from "#lib/jobs/repository.ts";
import type { Job, JobStep } from "#lib/jobs/schema.ts";
import { getVideo } from "#lib/videos/repository.ts";
import type { Video } from "#lib/videos/schema.ts";
import { getQuiz, type QuizView } from "./get-quiz.ts";

/** Everything the page of a video's questions shows, read in one go. */
export type PracticeView = {
  video: Video;
  /** The newest job that thought of questions, whatever became of it. */
  job: Job | null;
  steps: JobStep[];
  quiz: QuizView | null;
  /** The talk was analysed again after these questions were thought of. */
  isOutdated: boolean;
};

/**
 * @param round shown where it is open already, else the last that was begun
 * @throws AppError 404 `video_not_found`
 */
export async function getPracticeView(
  caller: Caller,
  videoId: string,
  round: number | undefined,
): Promise<PracticeView> {
  const { db, actor } = caller;
  const video = await getVideo(db, actor.ownerId, videoId);
  const [job, analysis] = await Promise.all([
    findLatestJob(db, videoId, "quiz"),
    findLatestJob(db, videoId, "pitch"),
  ]);
  const [steps, quiz] = await Promise.all([
    job ? listSteps(db, job.id) : [],
    job?.status === "completed" ? getOpenRound(caller, job.id, round) : null,
  ]);
  const analysedAt = analysis?.status === "completed" ? Date.parse(analysis.finishedAt ?? "") : 0;
  return {
    video,
    job,
    steps,
    quiz,
    isOutdated: quiz !== null && analysedAt > Date.parse(job?.createdAt ?? ""),
  };
}

async function getOpenRound(caller: Caller, jobId: string, round: number | undefined): Promise<QuizView> {
  const quiz = await getQuiz(caller, jobId);
  if (round === undefined || round === quiz.round) return quiz;
  const isOpen =
    round < quiz.round || (round === quiz.round + 1 && quiz.mark.answered === quiz.mark.questions);
  return isOpen ? getQuiz(caller, jobId, round) : quiz;
}
