import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { describeJob } from "#lib/jobs/describe-job.ts";
import { reelStatuses, toReelStatus } from "#lib/jobs/reel-status.ts";
import { getJob } from "#lib/jobs/repository.ts";

const answer = z.object({
  job_id: z.uuid(),
  status: z.enum(reelStatuses),
  progress: z.number().min(0).max(100),
  message: z.string(),
});

export const GET = handle(
  {
    summary: "How far a job is",
    tag: "Highlights",
    params: z.object({ job_id: z.uuid() }),
    answer,
    errors: { 404: ["job_not_found"] },
  },
  async ({ caller, params: { job_id } }) => {
    const job = await getJob(caller.db, caller.actor.ownerId, job_id);
    return { job_id, status: toReelStatus(job.status), progress: job.progress, message: describeJob(job) };
  },
);
