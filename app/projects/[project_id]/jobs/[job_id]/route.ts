import { handle } from "#lib/http/handle.ts";
import { jobAnswerSchema } from "#lib/live/job-answer.ts";
import { watchedJobParams } from "#lib/live/watched-job-params.ts";
import { getProjectJob } from "#lib/projects/project-jobs.ts";

export const GET = handle(
  {
    summary: "A job of a project with its progress, logs, attempts and result",
    tag: "Projects",
    params: watchedJobParams,
    answer: jobAnswerSchema,
    errors: { 404: ["job_not_found"] },
  },
  ({ caller, params: { project_id, job_id } }) => getProjectJob(caller, project_id, job_id),
);
