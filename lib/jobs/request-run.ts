import { inngest } from "#inngest/client.ts";
import { jobRequested } from "#inngest/events.ts";
import type { Job } from "./schema.ts";

/** Asks the engine to run a job. Sent under the job's id, so that asking again is harmless. */
export async function requestRun(job: Job): Promise<void> {
  const data = {
    jobId: job.id,
    videoId: job.videoId,
    ownerId: job.ownerId,
    maxAttempts: job.maxAttempts,
    retryDelaySeconds: job.retryDelaySeconds,
  };
  await inngest.send(jobRequested[job.type].create(data, { id: `run-${job.id}` }));
}
