import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { listOf, pageQuerySchema } from "#lib/http/page.ts";
import { jobStatusSchema } from "#lib/jobs/schema.ts";
import { startErrors } from "#lib/jobs/start-errors.ts";
import { jobAnswerSchema } from "#lib/live/job-answer.ts";
import {
  jobSummarySchema,
  listProjectJobs,
  projectJobSchema,
  startProjectJob,
} from "#lib/projects/project-jobs.ts";
import { projectSlugSchema } from "#lib/projects/schema.ts";

const params = z.object({ project_id: projectSlugSchema });

export const GET = handle(
  {
    summary: "List a project's jobs",
    tag: "Projects",
    params,
    query: pageQuerySchema.extend({ status: listOf(jobStatusSchema).optional() }),
    answer: z.object({ jobs: z.array(jobSummarySchema), next_offset: z.number().nullable() }),
    errors: { 404: ["project_not_found"] },
  },
  async ({ caller, params: { project_id }, query: { status, ...page } }) => {
    const { items, next_offset } = await listProjectJobs(caller, project_id, { ...page, statuses: status });
    return { jobs: items, next_offset };
  },
);

export const POST = handle(
  {
    summary: "Start a job on a video of a project",
    tag: "Projects",
    params,
    body: projectJobSchema,
    answer: jobAnswerSchema,
    status: 201,
    errors: { ...startErrors, 422: [...startErrors[422], "asset_not_found"] },
  },
  ({ caller, params: { project_id }, body }) => startProjectJob(caller, project_id, body),
);
