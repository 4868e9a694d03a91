import { z } from "zod";
import { jobTypes } from "./job-types.ts";

const jobTypeSchema = z.enum(jobTypes);

export const jobStatusSchema = z.enum(["queued", "running", "completed", "failed", "cancelled"]);
export type JobStatus = z.infer<typeof jobStatusSchema>;

export const jobSchema = z
  .object({
    id: z.uuid(),
    owner_id: z.uuid(),
    video_id: z.uuid(),
    type: jobTypeSchema,
    status: jobStatusSchema,
    progress: z.number(),
    current_step: z.string().nullable(),
    config: z.record(z.string(), z.unknown()),
    max_attempts: z.number(),
    retry_delay_seconds: z.number(),
    error_code: z.string().nullable(),
    error_message: z.string().nullable(),
    created_at: z.string(),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
    updated_at: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    ownerId: row.owner_id,
    videoId: row.video_id,
    type: row.type,
    status: row.status,
    /** 0..100; never falls; 100 only with a saved result. */
    progress: row.progress,
    currentStep: row.current_step,
    /** What was asked, as parsed by the schema of its type in `configs.ts`. */
    config: row.config,
    maxAttempts: row.max_attempts,
    retryDelaySeconds: row.retry_delay_seconds,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    updatedAt: row.updated_at,
  }));
export type Job = z.infer<typeof jobSchema>;

export const stepStatusSchema = z.enum(["pending", "running", "completed", "failed"]);

export const jobStepSchema = z
  .object({
    job_id: z.uuid(),
    step_id: z.string(),
    position: z.number(),
    status: stepStatusSchema,
    progress: z.number(),
    attempt: z.number(),
    detail: z.record(z.string(), z.unknown()),
    error_message: z.string().nullable(),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
  })
  .transform((row) => ({
    jobId: row.job_id,
    id: row.step_id,
    position: row.position,
    status: row.status,
    /** 0..1 */
    progress: row.progress,
    attempt: row.attempt,
    detail: row.detail,
    errorMessage: row.error_message,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }));
export type JobStep = z.infer<typeof jobStepSchema>;
