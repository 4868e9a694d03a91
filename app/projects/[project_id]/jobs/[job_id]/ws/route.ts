import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { handle } from "#lib/http/handle.ts";
import { watchedJobParams } from "#lib/live/watched-job-params.ts";

/** The server around the pages takes those that ask for a WebSocket; what comes here does not. */
export const GET = handle(
  {
    summary: "Follow a job by WebSocket",
    description:
      "One text message with the whole job at first and on every change; closes with 1000 at a final state. Needs " +
      "`Upgrade: websocket`; the answers to a call without it, and to one that is refused, are those below.",
    tag: "Projects",
    params: watchedJobParams,
    answer: z.never(),
    errors: { 404: ["job_not_found"], 426: ["upgrade_required"] },
  },
  async () => {
    throw new AppError(
      "upgrade_required",
      "This address speaks WebSocket only. For plain HTTP use the address that ends in /events.",
      { httpStatus: 426 },
    );
  },
);
