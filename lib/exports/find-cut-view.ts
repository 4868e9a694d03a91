import type { Db } from "#lib/db.ts";
import { listLatestJobs, listSteps } from "#lib/jobs/repository.ts";
import type { JobView } from "#lib/videos/video-view.ts";
import { exportConfigSchema } from "./config.ts";

/** The newest export that makes a video of the whole take; null where none was asked for. */
export async function findCutView(db: Db, videoId: string): Promise<JobView | null> {
  const jobs = await listLatestJobs(db, videoId, "export");
  const job = jobs.find(({ config }) => {
    const asked = exportConfigSchema.safeParse(config).data;
    return asked?.formats.includes("mp4") && asked.ranges === null && asked.reel_job_id === null;
  });
  return job ? { job, steps: await listSteps(db, job.id) } : null;
}
