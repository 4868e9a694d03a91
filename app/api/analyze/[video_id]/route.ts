import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { startJob } from "#lib/jobs/start-job.ts";

const params = z.object({ video_id: z.uuid() });
const query = z.object({ force: z.enum(["true", "false"]).default("false") });
const answer = z.object({
  job_id: z.uuid(),
  video_id: z.uuid(),
  status: z.literal("processing"),
  message: z.string(),
  estimated_time_seconds: z.number().nullable(),
});

export const POST = handle(
  {
    summary: "Start the analysis of a video",
    tag: "PitchQuest",
    params,
    query,
    answer,
    errors: {
      400: ["already_processing", "already_analyzed", "video_not_uploaded"],
      404: ["video_not_found"],
      503: ["workflow_engine_unavailable"],
    },
  },
  async ({ caller, params: { video_id }, query: { force } }) => {
    const { job, estimatedSeconds } = await startJob(caller, {
      type: "pitch",
      videoId: video_id,
      force: force === "true",
    });
    return {
      job_id: job.id,
      video_id,
      status: "processing" as const,
      message: "The analysis has started. Follow it at GET /api/status/{video_id}.",
      estimated_time_seconds: estimatedSeconds,
    };
  },
);
