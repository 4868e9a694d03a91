import type { Caller } from "#lib/auth/caller.ts";
import { describeJob } from "#lib/jobs/describe-job.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { getSession } from "./repository.ts";
import { toSessionStatus } from "./schema.ts";

/** How a session stands. @throws AppError 404 `session_not_found` */
export async function getSessionStatus(caller: Caller, sessionId: string) {
  const session = await getSession(caller, sessionId);
  const job = await getJob(caller.db, caller.actor.ownerId, session.jobId);
  return { status: toSessionStatus(job.status), progress: job.progress, message: describeJob(job) };
}
