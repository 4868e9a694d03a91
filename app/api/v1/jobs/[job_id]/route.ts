import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { cancelJob } from "#lib/jobs/cancel-job.ts";
import { getReelJob, reelJobSchema } from "#lib/jobs/get-reel-job.ts";

const params = z.object({ job_id: z.uuid() });

export const GET = handle(
  {
    summary: "A whole job: times, config and result",
    tag: "Highlights",
    params,
    answer: reelJobSchema,
    errors: { 404: ["job_not_found"] },
  },
  ({ caller, params: { job_id } }) => getReelJob(caller, job_id),
);

export const DELETE = handle(
  {
    summary: "Cancel a job",
    description: "Cancelling it again is harmless.",
    tag: "Highlights",
    params,
    answer: z.object({ job_id: z.uuid(), status: z.literal("cancelled") }),
    errors: { 404: ["job_not_found"], 409: ["job_finished"] },
  },
  async ({ caller, params: { job_id } }) => {
    await cancelJob(caller, job_id);
    return { job_id, status: "cancelled" as const };
  },
);
