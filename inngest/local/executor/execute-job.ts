import { type Database, isUnavailable, persist } from "../database/database.ts";
import { log } from "../log.ts";
import type { Settings } from "../options.ts";
import { returnJob } from "../queue/leases.ts";
import type { Endpoints } from "../registry/endpoints.ts";
import type { Answer } from "./answer.ts";
import { applyAnswer } from "./apply-answer.ts";
import { type Job, loadCall } from "./call-context.ts";
import { callWorker } from "./call-worker.ts";
import { AnswerLost, NotDelivered, Refused } from "./http-request.ts";

/** Why a call is aborted by the engine itself; its job needs no further care. */
export class CallAborted extends Error {}
/** The engine stops; the job goes back into the queue at once. */
export class EngineStops extends Error {}

const MAX_LOST_CALLS = 10;
const LOST_WAIT_SECONDS = 0.5;
const REFUSED_WAIT_SECONDS = 0.2;

export interface Execution {
  db: Database;
  settings: Settings;
  endpoints: Endpoints;
  /** Aborts when the engine stops for good. */
  stopped: AbortSignal;
}

/**
 * Makes the call of a leased job and applies its answer. A worker that cannot be reached costs the job nothing; a
 * worker that died during the call costs one of ten lost calls, not an attempt: the function did nothing wrong.
 */
export async function executeJob(
  { db, settings, endpoints, stopped }: Execution,
  job: Job,
  abort: AbortController,
): Promise<void> {
  const again = <T>(work: () => Promise<T>) => persist(work, stopped);
  const call = await again(() => loadCall(db, job));
  if (!call) return;
  const endpoint = endpoints.acquire(call.functionId);
  if (!endpoint)
    return again(() => returnJob(db, job, { note: "no worker is there", waitSeconds: 0, lost: false }));
  const record = { worker: endpoint.url, startedAt: new Date() };
  const timeout = setTimeout(() => abort.abort(new CallTimedOut()), settings.callTimeoutSeconds * 1000);
  let answer: Answer;
  try {
    answer = await callWorker(endpoint.url, job, call, {
      signingKey: settings.signingKey,
      signal: abort.signal,
    });
  } catch (error) {
    const failure = judgeFailure(error, job, settings);
    if (error instanceof NotDelivered || error instanceof AnswerLost)
      endpoints.reportUnreachable(endpoint.url, error.message);
    if (failure === null) return;
    if (failure.kind === "return") return again(() => returnJob(db, job, failure));
    answer = failure;
  } finally {
    clearTimeout(timeout);
    endpoint.release();
  }
  const apply = (result: Answer) =>
    again(() =>
      applyAnswer(db, { job, call, record, answer: result, retryBaseSeconds: settings.retryBaseSeconds }),
    );
  const isApplied = await apply(answer).catch((error: Error) => {
    if (isUnavailable(error)) throw error;
    return apply({
      kind: "unintelligible",
      reason: `the worker's answer could not be stored: ${error.message}`,
    });
  });
  if (!isApplied) log("answer_dropped", { run: job.run_id, reason: "its lease was lost or its run is over" });
}

class CallTimedOut extends Error {}

type Failure =
  | (Answer & { kind: "failed" })
  | { kind: "return"; note: string; waitSeconds: number; lost: boolean };

function judgeFailure(error: unknown, job: Job, settings: Settings): Failure | null {
  if (error instanceof CallAborted) return null;
  if (error instanceof CallTimedOut)
    return failed(
      "CallTimedOut",
      `the worker did not answer within ${settings.callTimeoutSeconds} seconds`,
      true,
    );
  if (error instanceof EngineStops)
    return { kind: "return", note: "the engine stopped", waitSeconds: 0, lost: false };
  const { message } = error as Error;
  if (error instanceof Refused)
    return { kind: "return", note: message, waitSeconds: REFUSED_WAIT_SECONDS, lost: false };
  if (error instanceof NotDelivered) return { kind: "return", note: message, waitSeconds: 0, lost: false };
  if (job.lost_calls + 1 >= MAX_LOST_CALLS)
    return failed(
      "WorkerDied",
      `the worker died ${MAX_LOST_CALLS} times during this call: ${message}`,
      false,
    );
  return { kind: "return", note: message, waitSeconds: LOST_WAIT_SECONDS, lost: true };
}

function failed(name: string, message: string, retriable: boolean): Failure {
  return { kind: "failed", error: JSON.stringify({ name, message }), retriable, retryAfter: null };
}
