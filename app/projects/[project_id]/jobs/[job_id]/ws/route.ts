import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { handle } from "#lib/http/handle.ts";
import { watchedJobParams } from "#lib/live/watched-job-params.ts";

/** The address of a WebSocket, which the server around the pages takes; plain calls are told so. */
export const GET = handle({ params: watchedJobParams, answer: z.null() }, async () => {
  throw new AppError("upgrade_required", "This address speaks WebSocket only. For plain HTTP use …/events.", {
    httpStatus: 426,
  });
});
