import { z } from "zod";
import { findAsset } from "#lib/assets/repository.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { AppError, isAppError, notFound } from "#lib/errors.ts";
import { type Page, pageOf, rowsOf } from "#lib/http/page.ts";
import { jobTypes } from "#lib/jobs/job-types.ts";
import { type JobStatus, jobStatusSchema } from "#lib/jobs/schema.ts";
import { type JobRequest, startJob } from "#lib/jobs/start-job.ts";
import { findJobAnswer, type JobAnswer, jobAnswerSchema } from "#lib/live/job-answer.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { getProject } from "./repository.ts";

/** What is asked of a project: a kind of work on one of its videos; the rest of the payload is that kind's own. */
export const projectJobSchema = z.object({
  job_type: z.enum(jobTypes),
  payload: z.looseObject({ asset_id: z.uuid() }),
  max_attempts: z.number().int().min(1).max(20).optional(),
  retry_delay_seconds: z.number().int().min(0).max(3600).optional(),
});
type ProjectJob = z.infer<typeof projectJobSchema>;

function unknownAsset(id: string): AppError {
  return new AppError("asset_not_found", `There is no asset ${id} in this project.`, { httpStatus: 422 });
}

/** @throws AppError 422 `asset_not_found` for a video or music that is not the caller's, or in another project */
async function checkAssets(caller: Caller, slug: string, payload: ProjectJob["payload"]): Promise<void> {
  const absent = (error: unknown) => {
    if (isAppError(error) && error.httpStatus === 404) throw unknownAsset(payload.asset_id);
    throw error;
  };
  const project = await getProject(caller, slug).catch(absent);
  const video = await getVideo(caller.db, caller.actor.ownerId, payload.asset_id).catch(absent);
  if (video.projectId !== project.id) throw unknownAsset(video.id);
  const musicId = z.uuid().safeParse(payload.music_asset_id).data;
  if (musicId && !(await findAsset(caller.db, caller.actor.ownerId, musicId))) throw unknownAsset(musicId);
}

/**
 * Starts a job on a video of a project, and answers it as it was opened.
 * @throws AppError 422 `asset_not_found`; those of `startJob`
 */
export async function startProjectJob(caller: Caller, slug: string, wanted: ProjectJob): Promise<JobAnswer> {
  await checkAssets(caller, slug, wanted.payload);
  const { asset_id: videoId, ...config } = wanted.payload;
  const request: JobRequest = { type: wanted.job_type, videoId, config, force: true };
  if (wanted.max_attempts !== undefined) request.maxAttempts = wanted.max_attempts;
  if (wanted.retry_delay_seconds !== undefined) request.retryDelaySeconds = wanted.retry_delay_seconds;
  const { job } = await startJob(caller, request);
  const found = await findJobAnswer(caller.db, job.id);
  if (!found) throw notFound("job");
  return { ...found.answer, status: job.status, progress: job.progress, started_at: job.startedAt };
}

/** @throws AppError 404 `job_not_found`, also where it is somebody else's or in another project */
export async function getProjectJob({ db, actor }: Caller, slug: string, jobId: string): Promise<JobAnswer> {
  const found = await findJobAnswer(db, jobId);
  if (found?.ownerId !== actor.ownerId || found.answer.project_id !== slug) throw notFound("job");
  return found.answer;
}

export const jobSummarySchema = jobAnswerSchema.omit({ steps: true, logs: true, result: true });
type JobSummary = z.infer<typeof jobSummarySchema>;

const summaryRow = jobSummarySchema
  .omit({ project_id: true, job_type: true, payload: true, error: true })
  .extend({
    type: z.string(),
    config: jobSummarySchema.shape.payload,
    error_code: z.string().nullable(),
    error_message: z.string().nullable(),
  });

/** A project's jobs, newest first, of these states or of all. @throws AppError 404 `project_not_found` */
export async function listProjectJobs(
  caller: Caller,
  slug: string,
  { statuses, ...page }: Page & { statuses: JobStatus[] | undefined },
) {
  const project = await getProject(caller, slug);
  const query = caller.db
    .from("jobs")
    .select(Object.keys(summaryRow.shape).join())
    .eq("project_id", project.id)
    .in("status", statuses ?? jobStatusSchema.options)
    .order("created_at", { ascending: false })
    .order("id")
    .range(...rowsOf(page));
  const rows = await read(z.array(summaryRow), query);
  const jobs = rows.map(
    ({ type, config, error_code, error_message, ...row }): JobSummary => ({
      ...row,
      project_id: slug,
      job_type: type,
      payload: config,
      error: error_code ? { code: error_code, message: error_message ?? "" } : null,
    }),
  );
  return pageOf(jobs, page);
}
