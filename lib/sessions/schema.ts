import { AppError } from "#lib/errors.ts";
import type { JobType } from "#lib/jobs/job-types.ts";
import type { JobStatus } from "#lib/jobs/schema.ts";

/** What a session may be asked to do, and the kind of job that does it. */
const jobTypeOf = {
  pitch: "pitch",
  highlights: "highlights",
  workout: "workout",
  scenes: "scene_detection",
  transcription: "transcription",
} as const satisfies Record<string, JobType>;
export type AnalysisType = keyof typeof jobTypeOf;
export const analysisTypes = Object.keys(jobTypeOf) as [AnalysisType, ...AnalysisType[]];

export function toJobType(type: AnalysisType): JobType {
  return jobTypeOf[type];
}

export const sessionStatuses = ["queued", "processing", "completed", "failed", "cancelled"] as const;

export function toSessionStatus(status: JobStatus): (typeof sessionStatuses)[number] {
  return status === "running" ? "processing" : status;
}

export function sessionNotReady(status: string): AppError {
  return new AppError("session_not_ready", `There are no results: the session is ${status}.`, {
    httpStatus: 400,
  });
}
