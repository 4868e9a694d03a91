import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { cancelJob } from "#lib/jobs/cancel-job.ts";

const params = z.object({ job_id: z.uuid() });
const answer = z.object({ job_id: z.uuid(), status: z.literal("cancelled") });

export const DELETE = handle(
  {
    summary: "Cancel a job",
    tag: "Highlights",
    params,
    answer,
    errors: { 404: ["job_not_found"], 409: ["job_finished"] },
  },
  async ({ caller, params: { job_id } }) => {
    await cancelJob(caller, job_id);
    return { job_id, status: "cancelled" as const };
  },
);
