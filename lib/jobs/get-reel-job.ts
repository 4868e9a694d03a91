import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { describeJob } from "./describe-job.ts";
import { jobTypes } from "./job-types.ts";
import { reelStatuses, toReelStatus } from "./reel-status.ts";
import { getJob } from "./repository.ts";
import { findResult } from "./save-result.ts";

/** A job as the highlights interface answers it. The result of a pitch analysis is at `/api/results/{video_id}`. */
export const reelJobSchema = z.object({
  job_id: z.uuid(),
  video_id: z.uuid(),
  type: z.enum(jobTypes),
  status: z.enum(reelStatuses),
  progress: z.number().min(0).max(100),
  message: z.string(),
  config: z.record(z.string(), z.unknown()),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  completed_at: z.string().nullable(),
});

const resultSchema = z.record(z.string(), z.unknown());

/** @throws AppError 404 `job_not_found` */
export async function getReelJob(
  { db, actor }: Caller,
  jobId: string,
): Promise<z.infer<typeof reelJobSchema>> {
  const job = await getJob(db, actor.ownerId, jobId);
  return {
    job_id: job.id,
    video_id: job.videoId,
    type: job.type,
    status: toReelStatus(job.status),
    progress: job.progress,
    message: describeJob(job),
    config: job.config,
    result: job.status === "completed" ? await findResult(db, job.id, resultSchema) : null,
    error: job.errorCode ? { code: job.errorCode, message: job.errorMessage ?? "" } : null,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.finishedAt,
  };
}
