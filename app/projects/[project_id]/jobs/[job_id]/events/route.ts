import { handle } from "#lib/http/handle.ts";
import { eventStream } from "#lib/live/event-stream.ts";
import { jobAnswerSchema } from "#lib/live/job-answer.ts";
import { watchJob } from "#lib/live/watch-job.ts";
import { watchedJobParams } from "#lib/live/watched-job-params.ts";

export const GET = handle(
  { params: watchedJobParams, answer: jobAnswerSchema },
  async ({ caller, params, request }) =>
    eventStream(
      await watchJob(caller, { projectId: params.project_id, jobId: params.job_id }),
      request.headers.get("last-event-id"),
    ),
);
