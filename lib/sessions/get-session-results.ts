import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { AppError } from "#lib/errors.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { findResult } from "#lib/jobs/save-result.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { toResultAnswer } from "#lib/results/result-answer.ts";
import { getSession } from "./repository.ts";
import { sessionNotReady, toSessionStatus } from "./schema.ts";

export const sessionDataSchema = z.looseObject({
  /** Seconds from the start of the work to its end. */
  processing_time: z.number(),
  highlights: z.array(z.unknown()).optional(),
});
export type SessionData = z.infer<typeof sessionDataSchema>;

const segmentsSchema = z.looseObject({ segments: z.array(z.unknown()).optional() });

async function findData(caller: Caller, job: Job): Promise<Record<string, unknown> | null> {
  if (job.type !== "pitch") return findResult(caller.db, job.id, z.record(z.string(), z.unknown()));
  const result = await findLatestResult(caller.db, job.videoId);
  return result && { ...toResultAnswer(job.videoId, result) };
}

function processingSeconds(job: Job): number {
  return (Date.parse(job.finishedAt ?? "") - Date.parse(job.startedAt ?? "")) / 1000;
}

/** What a completed job answers, in the words of sessions. @throws AppError 400 `session_not_ready`, `analysis_failed` */
export async function getJobData(caller: Caller, jobId: string): Promise<SessionData> {
  const job = await getJob(caller.db, caller.actor.ownerId, jobId);
  if (job.status === "failed")
    throw new AppError("session_failed", job.errorMessage ?? "The analysis failed.");
  const data = job.status === "completed" ? await findData(caller, job) : null;
  if (!data) throw sessionNotReady(toSessionStatus(job.status));
  const { segments } = segmentsSchema.parse(data);
  return {
    ...data,
    ...(job.type === "highlights" ? { highlights: segments ?? [] } : {}),
    processing_time: processingSeconds(job),
  };
}

/** @throws AppError 404 `session_not_found`; 400 `session_not_ready`, `session_failed` */
export async function getSessionResults(caller: Caller, sessionId: string): Promise<SessionData> {
  const session = await getSession(caller, sessionId);
  return getJobData(caller, session.jobId);
}
