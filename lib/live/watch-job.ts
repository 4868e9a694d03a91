import type { Caller } from "#lib/auth/caller.ts";
import { notFound } from "#lib/errors.ts";
import { findJobAnswer } from "./job-answer.ts";
import type { Listener } from "./job-feed.ts";
import { type JobSnapshot, takeSnapshot } from "./job-snapshot.ts";
import { getJobFeed } from "./process-feed.ts";

/** A job that the caller may watch: how it stands, and how to follow it until the answered function is called. */
export type WatchedJob = { snapshot: JobSnapshot; follow: (listener: Listener) => () => void };

/** @throws AppError 404 `job_not_found`, also where it is somebody else's or in another project */
export async function watchJob(
  { db, actor }: Caller,
  { projectId, jobId }: { projectId: string; jobId: string },
): Promise<WatchedJob> {
  const job = await findJobAnswer(db, jobId);
  if (job?.ownerId !== actor.ownerId || job.answer.project_id !== projectId) throw notFound("job");
  return {
    snapshot: takeSnapshot(job.answer),
    follow: (listener) => getJobFeed().watch(jobId, listener),
  };
}
