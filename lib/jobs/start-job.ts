import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { checkRequest } from "./check-request.ts";
import { jobConfigs } from "./configs.ts";
import { estimateSeconds } from "./estimate.ts";
import type { JobType } from "./job-types.ts";
import { jobPlans } from "./plans.ts";
import { listJobTimings } from "./repository.ts";
import { requestRun } from "./request-run.ts";
import { type Job, jobSchema } from "./schema.ts";

export type JobRequest = {
  type: JobType;
  videoId: string;
  /** As the schema of the type in `configs.ts` reads it. */
  config?: unknown;
  /** Analyse a pitch again that was analysed already. */
  force?: boolean;
  maxAttempts?: number;
  retryDelaySeconds?: number;
};

const outcomeSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("opened"), job: jobSchema }),
  z.object({
    outcome: z.enum([
      "video_not_found",
      "video_not_uploaded",
      "already_processing",
      "already_analyzed",
      "queue_full",
    ]),
  }),
]);

const refusals = {
  video_not_uploaded: ["The upload of this video is not complete yet.", 400],
  already_processing: ["This video is being analysed already.", 400],
  already_analyzed: ["This video was analysed already. Add ?force=true to analyse it again.", 400],
  queue_full: ["Too many of your jobs are waiting. Try again when some of them have finished.", 429],
} as const;

function parseConfig(request: JobRequest): Record<string, unknown> {
  const parsed = jobConfigs[request.type].safeParse(request.config ?? {});
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) =>
    [issue.path.join("."), issue.message].filter(Boolean).join(": "),
  );
  throw new AppError("invalid_config", `The job cannot be done as asked: ${faults.join("; ")}.`, {
    httpStatus: 422,
  });
}

/**
 * Opens a job on a video and hands it to the engine. Where the engine cannot be reached everything is as it was.
 * @throws AppError 422 `invalid_config`, and those of `checkRequest`; 404 `video_not_found`; 400 `already_processing`, `already_analyzed`,
 * `video_not_uploaded`; 429 `queue_full`; 503 `workflow_engine_unavailable`
 */
export async function startJob(
  caller: Caller,
  request: JobRequest,
): Promise<{ job: Job; estimatedSeconds: number | null }> {
  const { db, actor } = caller;
  const env = getEnv();
  const config = parseConfig(request);
  await checkRequest(caller, request, config);
  const opened = await read(
    outcomeSchema,
    db.rpc("open_job", {
      p_owner: actor.ownerId,
      p_video: request.videoId,
      p_type: request.type,
      p_steps: jobPlans[request.type].map(({ id, weight }) => ({ id, weight })),
      p_config: config,
      p_force: request.force ?? false,
      p_max_attempts: request.maxAttempts ?? env.JOB_MAX_ATTEMPTS,
      p_retry_delay_seconds: request.retryDelaySeconds ?? env.JOB_RETRY_DELAY_SECONDS,
      p_max_waiting: env.MAX_QUEUE_SIZE,
    }),
  );
  if (opened.outcome === "video_not_found") throw notFound("video");
  if (opened.outcome !== "opened") {
    const [words, httpStatus] = refusals[opened.outcome];
    throw new AppError(opened.outcome, words, { httpStatus, retryable: httpStatus === 429 });
  }

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
    getVideo(db, actor.ownerId, request.videoId),
    listJobTimings(db, request.type),
  ]);
  return { job: opened.job, estimatedSeconds: estimateSeconds(timings, video.durationSeconds ?? 0) };
}
