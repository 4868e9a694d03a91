import { z } from "zod";
import { highlightsConfigSchema } from "#lib/highlights/config.ts";
import { handle } from "#lib/http/handle.ts";
import { startErrors } from "#lib/jobs/start-errors.ts";
import { startJob } from "#lib/jobs/start-job.ts";

export const POST = handle(
  {
    summary: "Make a highlight reel of a stored video",
    description: "Follow it at `GET /api/v1/jobs/{job_id}/status`, download it at `…/download`.",
    tag: "Highlights",
    params: z.object({ video_id: z.uuid() }),
    body: highlightsConfigSchema,
    answer: z.object({
      job_id: z.uuid(),
      status: z.literal("pending"),
      estimated_time: z.number().nullable(),
    }),
    status: 201,
    errors: { ...startErrors, 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id: videoId }, body }) => {
    const { job, estimatedSeconds } = await startJob(caller, { type: "highlights", videoId, config: body });
    return { job_id: job.id, status: "pending" as const, estimated_time: estimatedSeconds };
  },
);
