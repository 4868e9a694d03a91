import { artifactPath } from "#lib/artifacts/artifact.ts";
import type { Db } from "#lib/db.ts";
import { reelResultSchema } from "#lib/highlights/reel-result.ts";
import { listLatestJobs, listSteps } from "#lib/jobs/repository.ts";
import { findResult } from "#lib/jobs/save-result.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { findSignedUrl } from "#lib/videos/video-storage.ts";
import type { ReelView } from "#lib/videos/video-view.ts";

async function readFinished(db: Db, job: Job): Promise<ReelView["finished"]> {
  const ref = { jobId: job.id, videoId: job.videoId, ownerId: job.ownerId };
  const [result, url] = await Promise.all([
    findResult(db, job.id, reelResultSchema),
    findSignedUrl(db, "artifacts", artifactPath(ref, "reel")),
  ]);
  return result && { jobId: job.id, config: job.config, result, url };
}

/** The reels of a video; null where none was asked for. A finished one stays while the next is made or fails. */
export async function findReelView(db: Db, { videoId }: { videoId: string }): Promise<ReelView | null> {
  const jobs = await listLatestJobs(db, videoId, "highlights");
  const [latest] = jobs;
  if (!latest) return null;
  const done = jobs.find(({ status }) => status === "completed");
  const [steps, finished] = await Promise.all([
    listSteps(db, latest.id),
    done ? readFinished(db, done) : null,
  ]);
  return { job: latest, steps, finished };
}
