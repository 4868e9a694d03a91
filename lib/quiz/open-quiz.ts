import type { Caller } from "#lib/auth/caller.ts";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import { findLatestJob } from "#lib/jobs/repository.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { startJob } from "#lib/jobs/start-job.ts";
import { getVideo } from "#lib/videos/repository.ts";

/**
 * The questions on a video: those that there are or that are being thought of, else new ones are asked for.
 * @param fresh asks for new ones whatever there is
 * @throws AppError 404 `video_not_found`; those of `startJob`
 */
export async function openQuiz(caller: Caller, videoId: string, fresh: boolean): Promise<Job> {
  await getVideo(caller.db, caller.actor.ownerId, videoId);
  const job = fresh ? null : await findLatestJob(caller.db, videoId, "quiz");
  if (job && (isUnderWay(job) || job.status === "completed")) return job;
  return (await startJob(caller, { type: "quiz", videoId })).job;
}
