import type { Queryable } from "../database/database.ts";

export interface NewJob {
  runId: string;
  laneId: string;
  sortAt: Date;
  /** The planned step to execute; null lets the function run on to what comes next. */
  stepId: string | null;
  /** Whether the SDK may execute the next step in the same call. */
  immediate: boolean;
  availableAt?: Date;
}

/**
 * Puts a call into the queue and wakes every engine when the transaction commits. What may run at once is due since
 * ever, so that a clock that is set back does not put it off.
 */
export async function enqueue(tx: Queryable, job: NewJob): Promise<void> {
  await tx.query(
    `with added as (
       insert into inngest.job (run_id, lane_id, step_id, immediate, sort_at, available_at)
       values ($1, $2, $3, $4, $5, coalesce($6::timestamptz, '-infinity')) on conflict (run_id, step_id) do nothing)
     select pg_notify('inngest_wake', '')`,
    [job.runId, job.laneId, job.stepId, job.immediate, job.sortAt, job.availableAt ?? null],
  );
}
