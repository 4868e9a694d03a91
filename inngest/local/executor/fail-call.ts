import type { Queryable } from "../database/database.ts";
import { finishRun } from "../runs/finish-run.ts";
import type { Run } from "../runs/run.ts";
import type { Op } from "./answer.ts";
import { nameOf } from "./apply-op.ts";
import { backOffSeconds, parseRetryAfterSeconds } from "./back-off.ts";
import type { Call, Job } from "./call-context.ts";

/** What is needed to apply an answer within one transaction. The run is locked. */
export interface Application {
  tx: Queryable;
  run: Run;
  job: Job;
  call: Call;
  /** Where and when the call was made. */
  record: { worker: string; startedAt: Date };
  retryBaseSeconds: number;
}

/** Ends an attempt: queues the next one after its back-off, or fails the run when it was the last. */
export async function failCall(
  application: Application,
  error: string,
  retriable: boolean,
  retryAfter: string | null,
  op: Op | null,
): Promise<void> {
  const { tx, run, job, call, retryBaseSeconds } = application;
  await noteAttempt(application, error, op);
  if (!retriable || job.attempt + 1 >= call.maxAttempts)
    return finishRun(tx, run, { status: "Failed", error });
  const seconds =
    parseRetryAfterSeconds(retryAfter, new Date()) ??
    backOffSeconds(job.attempt, retryBaseSeconds, Math.random());
  await tx.query(
    `with again as (
       insert into inngest.job (run_id, lane_id, step_id, attempt, immediate, sort_at, available_at)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(secs => $7)))
     select pg_notify('inngest_wake', '')`,
    [run.id, run.lane_id, job.step_id, job.attempt + 1, job.immediate, run.sort_at, seconds],
  );
}

/** Notes an attempt that did not succeed, for the timeline. */
export async function noteAttempt(
  { tx, run, job, record }: Pick<Application, "tx" | "run" | "job" | "record">,
  error: string,
  op: Op | null,
): Promise<void> {
  await tx.query(
    `insert into inngest.attempt (run_id, step_id, step_name, attempt, error, worker, started_at)
     values ($1, $2, coalesce($3, (select name from inngest.step where run_id = $1 and id = $2)), $4, $5, $6, $7)`,
    [
      run.id,
      op?.id ?? job.step_id,
      op ? nameOf(op) : null,
      job.attempt,
      error,
      record.worker,
      record.startedAt,
    ],
  );
}
