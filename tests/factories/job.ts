import type { Job, JobStep } from "#lib/jobs/schema.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";

const startedAt = "2026-11-20T09:13:00.000Z";

export function makeJob(change: Partial<Job> = {}): Job {
  return {
    id: "5f0a2c1b-7b7e-4c39-8f0b-6d1f6f2b9c01",
    ownerId: "8a0a6f0e-0000-4000-8000-000000000001",
    videoId: "0b7f0c2e-5d6a-4c1e-9a57-3f1f0c9a1d01",
    type: "pitch",
    status: "running",
    progress: 0,
    currentStep: null,
    config: {},
    maxAttempts: 3,
    retryDelaySeconds: 5,
    errorCode: null,
    errorMessage: null,
    createdAt: startedAt,
    startedAt,
    finishedAt: null,
    updatedAt: startedAt,
    ...change,
  };
}

/** A job row as the database and Realtime send it. */
export function makeJobRow(change: Record<string, unknown> = {}): Record<string, unknown> {
  const job = makeJob();
  return {
    id: job.id,
    owner_id: job.ownerId,
    video_id: job.videoId,
    type: job.type,
    status: job.status,
    progress: job.progress,
    current_step: null,
    config: job.config,
    max_attempts: job.maxAttempts,
    retry_delay_seconds: job.retryDelaySeconds,
    error_code: null,
    error_message: null,
    created_at: job.createdAt,
    started_at: job.startedAt,
    finished_at: null,
    updated_at: job.updatedAt,
    ...change,
  };
}

/** The steps of the plan, all waiting, with the changes given by step id. */
export function makeSteps(changes: Record<string, Partial<JobStep>> = {}): JobStep[] {
  return pitchPlan.map((step, position) => ({
    jobId: makeJob().id,
    id: step.id,
    position,
    status: "pending",
    progress: 0,
    attempt: 0,
    detail: {},
    errorMessage: null,
    startedAt: null,
    finishedAt: null,
    ...changes[step.id],
  }));
}
