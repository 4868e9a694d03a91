import { z } from "zod";
import { exportConfigSchema } from "#lib/exports/config.ts";
import { handle } from "#lib/http/handle.ts";
import { startErrors } from "#lib/jobs/start-errors.ts";
import { startJob } from "#lib/jobs/start-job.ts";

export const POST = handle(
  {
    summary: "Export a stored video, or a part of it, as files",
    description:
      "Follow it at `GET /api/v1/jobs/{job_id}/status`; the video it makes is at `…/download`. What needs no video to " +
      "be cut is written at once by `GET /api/videos/{video_id}/exports/{format}`.",
    tag: "Library",
    params: z.object({ video_id: z.uuid() }),
    body: exportConfigSchema,
    answer: z.object({
      job_id: z.uuid(),
      status: z.literal("pending"),
      estimated_time: z.number().nullable(),
    }),
    status: 201,
    errors: { ...startErrors, 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id: videoId }, body }) => {
    const { job, estimatedSeconds } = await startJob(caller, { type: "export", videoId, config: body });
    return { job_id: job.id, status: "pending" as const, estimated_time: estimatedSeconds };
  },
);
