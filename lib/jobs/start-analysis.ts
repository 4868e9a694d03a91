import { z } from "zod";
import { inngest } from "#inngest/client.ts";
import { pitchAnalysisRequested } from "#inngest/events.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { estimateSeconds } from "./estimate.ts";
import { listJobTimings } from "./repository.ts";
import { type Job, jobSchema } from "./schema.ts";

const outcomeSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("opened"), job: jobSchema }),
  z.object({
    outcome: z.enum(["video_not_found", "video_not_uploaded", "already_processing", "already_analyzed"]),
  }),
]);

const refusals = {
  video_not_uploaded: "The upload of this video is not complete yet.",
  already_processing: "This video is being analysed already.",
  already_analyzed: "This video was analysed already. Add ?force=true to analyse it again.",
} as const;

/** Asks the engine to run a job. Sent under the job's id, so that asking again is harmless. */
export async function requestRun(job: Job): Promise<void> {
  const data = { jobId: job.id, videoId: job.videoId, ownerId: job.ownerId };
  await inngest.send(pitchAnalysisRequested.create(data, { id: `run-${job.id}` }));
}

/**
 * Opens a pitch analysis and hands it to the engine. Where the engine cannot be reached everything is as it was.
 * @throws AppError 404 `video_not_found`; 400 `already_processing`, `already_analyzed`, `video_not_uploaded`;
 * 503 `workflow_engine_unavailable`
 */
export async function startAnalysis({ db, actor }: Caller, videoId: string, options: { force: boolean }) {
  const opened = await read(
    outcomeSchema,
    db.rpc("open_job", {
      p_owner: actor.ownerId,
      p_video: videoId,
      p_type: "pitch",
      p_steps: pitchPlan.map(({ id, weight }) => ({ id, weight })),
      p_config: {},
      p_force: options.force,
    }),
  );
  if (opened.outcome === "video_not_found") throw notFound("video");
  if (opened.outcome !== "opened") throw new AppError(opened.outcome, refusals[opened.outcome]);

  try {
    await requestRun(opened.job);
  } catch (cause) {
    await read(z.boolean(), db.rpc("withdraw_job", { p_job: opened.job.id }));
    throw new AppError(
      "workflow_engine_unavailable",
      "The analysis could not be started because the workflow engine does not answer. Nothing was changed; try again in a moment.",
      { httpStatus: 503, retryable: true, cause },
    );
  }
  const [video, timings] = await Promise.all([
    getVideo(db, actor.ownerId, videoId),
    listJobTimings(db, "pitch"),
  ]);
  return { job: opened.job, estimatedSeconds: estimateSeconds(timings, video.durationSeconds ?? 0) };
}
