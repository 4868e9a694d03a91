import type { Db } from "#lib/db.ts";
import { discardVideo } from "#lib/videos/delete-video.ts";
import { listAbandonedUploads } from "#lib/videos/repository.ts";
import { listForgottenJobs } from "./repository.ts";
import { requestRun } from "./request-run.ts";

const forgottenAfterSeconds = 60;
const abandonedAfterHours = 24;

/** Asks again for jobs that have waited for a minute. Where the engine knows them, asking again does nothing. */
export async function sweepForgottenJobs(db: Db, now: Date): Promise<number> {
  const jobs = await listForgottenJobs(db, new Date(now.getTime() - forgottenAfterSeconds * 1000));
  for (const job of jobs) await requestRun(job);
  return jobs.length;
}

/** Removes uploads that were opened a day ago and never completed, with what arrived of them. */
export async function sweepAbandonedUploads(db: Db, now: Date): Promise<number> {
  const videos = await listAbandonedUploads(db, new Date(now.getTime() - abandonedAfterHours * 3_600_000));
  for (const video of videos) await discardVideo(db, video.ownerId, video.id, "abandoned");
  return videos.length;
}
