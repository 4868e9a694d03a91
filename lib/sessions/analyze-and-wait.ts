import { setTimeout as sleep } from "node:timers/promises";
import type { Caller } from "#lib/auth/caller.ts";
import { AppError } from "#lib/errors.ts";
import type { ReceivedFile } from "#lib/http/receive-file.ts";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { getJobData, type SessionData } from "./get-session-results.ts";
import type { AnalysisType } from "./schema.ts";
import { startSession } from "./start-session.ts";

const lookMilliseconds = 400;

/**
 * The blocking form of a session: starts it and waits for its answer.
 * @throws AppError of `startSession`; 400 `session_failed`; 504 `session_not_finished` where the time is up first: the
 * work then goes on, and the session that the error names answers later
 */
export async function analyzeAndWait(
  caller: Caller,
  file: ReceivedFile,
  wanted: { type: AnalysisType; config: Record<string, unknown> },
  limitSeconds: number,
): Promise<SessionData> {
  const { id: sessionId, jobId } = await startSession(caller, file, wanted);
  for (const until = Date.now() + limitSeconds * 1000; Date.now() < until; await sleep(lookMilliseconds)) {
    const job = await getJob(caller.db, caller.actor.ownerId, jobId);
    if (!isUnderWay(job)) return getJobData(caller, jobId);
  }
  throw new AppError(
    "session_not_finished",
    `The analysis takes longer than a call may wait. It goes on: GET /api/v1/video/results/${sessionId} answers it.`,
    { httpStatus: 504, retryable: true, facts: { sessionId } },
  );
}
