import { z } from "zod";
import { type Db, read } from "#lib/db.ts";
import { jobStatusSchema, stepStatusSchema } from "#lib/jobs/schema.ts";

/** A job as the interface of projects answers it: everything about it, in the names of the contract. */
export const jobAnswerSchema = z.object({
  id: z.uuid(),
  project_id: z.string(),
  video_id: z.uuid(),
  job_type: z.string(),
  status: jobStatusSchema,
  progress: z.number().min(0).max(100),
  current_step: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      status: stepStatusSchema,
      progress: z.number().min(0).max(1),
      attempts: z.number(),
      error: z.string().nullable(),
    }),
  ),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  updated_at: z.string(),
});
export type JobAnswer = z.infer<typeof jobAnswerSchema>;

const columns =
  "id,owner_id,video_id,type,status,progress,current_step,error_code,error_message,created_at,started_at,finished_at,updated_at,projects(slug),job_steps(step_id,position,status,progress,attempt,error_message)";

const rowSchema = z
  .object({
    id: z.uuid(),
    owner_id: z.uuid(),
    video_id: z.uuid(),
    type: z.string(),
    status: jobStatusSchema,
    progress: z.number(),
    current_step: z.string().nullable(),
    error_code: z.string().nullable(),
    error_message: z.string().nullable(),
    created_at: z.string(),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
    updated_at: z.string(),
    projects: z.object({ slug: z.string() }).nullable(),
    job_steps: z.array(
      z.object({
        step_id: z.string(),
        position: z.number(),
        status: stepStatusSchema,
        progress: z.number(),
        attempt: z.number(),
        error_message: z.string().nullable(),
      }),
    ),
  })
  .transform((row) => ({
    ownerId: row.owner_id,
    answer: {
      id: row.id,
      project_id: row.projects?.slug ?? "",
      video_id: row.video_id,
      job_type: row.type,
      status: row.status,
      progress: row.progress,
      current_step: row.current_step,
      error: row.error_code ? { code: row.error_code, message: row.error_message ?? "" } : null,
      steps: row.job_steps
        .toSorted((a, b) => a.position - b.position)
        .map((step) => ({
          id: step.step_id,
          status: step.status,
          progress: step.progress,
          attempts: step.attempt,
          error: step.error_message,
        })),
      created_at: row.created_at,
      started_at: row.started_at,
      finished_at: row.finished_at,
      updated_at: row.updated_at,
    } satisfies JobAnswer,
  }));

/** A job of anybody's with all that belongs to it, null where it is gone. */
export async function findJobAnswer(
  db: Db,
  jobId: string,
): Promise<{ ownerId: string; answer: JobAnswer } | null> {
  return read(rowSchema.nullable(), db.from("jobs").select(columns).eq("id", jobId).maybeSingle());
}
