import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { eventStream } from "#lib/live/event-stream.ts";
import { watchJob } from "#lib/live/watch-job.ts";
import { watchedJobParams } from "#lib/live/watched-job-params.ts";

export const GET = handle(
  {
    summary: "Follow a job by Server-Sent Events",
    description:
      "The whole job (as `GET …/jobs/{job_id}` answers it) at first and on every change, a comment each 15 s, the end " +
      "at a final state. `Last-Event-ID` spares what is known already; after the final state the answer is 204.",
    tag: "Projects",
    params: watchedJobParams,
    media: "text/event-stream",
    also: { 204: z.null() },
    errors: { 404: ["job_not_found"] },
  },
  async ({ caller, params, request }) =>
    eventStream(
      await watchJob(caller, { projectId: params.project_id, jobId: params.job_id }),
      request.headers.get("last-event-id"),
    ),
);
