import { z } from "zod";
import { type Db, read } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import { type Job, type JobStep, jobSchema, jobStepSchema } from "./schema.ts";

export const jobColumns =
  "id,owner_id,video_id,type,status,progress,current_step,config,max_attempts,retry_delay_seconds,error_code,error_message,created_at,started_at,finished_at,updated_at";
const stepColumns =
  "job_id,step_id,position,status,progress,attempt,detail,error_message,started_at,finished_at";

/** @throws AppError 404 `job_not_found` */
export async function getJob(db: Db, ownerId: string, jobId: string): Promise<Job> {
  const query = db.from("jobs").select(jobColumns).eq("id", jobId).eq("owner_id", ownerId).maybeSingle();
  const job = await read(jobSchema.nullable(), query);
  if (!job) throw notFound("job");
  return job;
}

/** The newest job of a type on a video, whatever became of it. */
export async function findLatestJob(db: Db, videoId: string, type: Job["type"]): Promise<Job | null> {
  const query = db
    .from("jobs")
    .select(jobColumns)
    .eq("video_id", videoId)
    .eq("type", type)
    .order("created_at", { ascending: false })
    .limit(1)
    .maybeSingle();
  return read(jobSchema.nullable(), query);
}

/** The newest jobs of a type on a video, newest first. */
export async function listLatestJobs(db: Db, videoId: string, type: Job["type"]): Promise<Job[]> {
  const query = db
    .from("jobs")
    .select(jobColumns)
    .eq("video_id", videoId)
    .eq("type", type)
    .order("created_at", { ascending: false })
    .limit(20);
  return read(z.array(jobSchema), query);
}

export async function listSteps(db: Db, jobId: string): Promise<JobStep[]> {
  const query = db.from("job_steps").select(stepColumns).eq("job_id", jobId).order("position");
  return read(z.array(jobStepSchema), query);
}

export async function listOwnersActiveJobs(db: Db, ownerId: string): Promise<Job[]> {
  const query = db
    .from("jobs")
    .select(jobColumns)
    .eq("owner_id", ownerId)
    .in("status", ["queued", "running"])
    .order("created_at", { ascending: false })
    .limit(100);
  return read(z.array(jobSchema), query);
}

/** Jobs that wait since before `before`: perhaps their event was lost. */
export async function listForgottenJobs(db: Db, before: Date): Promise<Job[]> {
  const query = db
    .from("jobs")
    .select(jobColumns)
    .eq("status", "queued")
    .lt("created_at", before.toISOString())
    .limit(100);
  return read(z.array(jobSchema), query);
}

const timingSchema = z
  .object({
    started_at: z.string(),
    finished_at: z.string(),
    videos: z.object({ duration_seconds: z.number() }),
  })
  .transform((row) => ({
    workSeconds: (Date.parse(row.finished_at) - Date.parse(row.started_at)) / 1000,
    videoSeconds: row.videos.duration_seconds,
  }));
export type JobTiming = z.infer<typeof timingSchema>;

/** How long the last completed jobs of a type took, of all owners: the ground of every estimate. */
export async function listJobTimings(db: Db, type: Job["type"]): Promise<JobTiming[]> {
  const query = db
    .from("jobs")
    .select("started_at,finished_at,videos!inner(duration_seconds)")
    .eq("type", type)
    .eq("status", "completed")
    .order("finished_at", { ascending: false })
    .limit(20);
  return read(z.array(timingSchema), query);
}

const logSchema = z.object({
  at: z.string(),
  level: z.enum(["info", "warn", "error"]),
  step_id: z.string().nullable(),
  attempt: z.number().nullable(),
  message: z.string(),
});
export type JobLogEntry = z.infer<typeof logSchema>;

/** What happened to a job, oldest first. @public */
export async function listJobLog(db: Db, jobId: string): Promise<JobLogEntry[]> {
  const query = db.from("job_log").select("at,level,step_id,attempt,message").eq("job_id", jobId).order("id");
  return read(z.array(logSchema), query.limit(1000));
}
