import type { Queryable } from "../database/database.ts";
import { enqueue } from "../queue/enqueue.ts";
import type { Run } from "./run.ts";

/** How a step ended. `output` and `error` are JSON texts; null stands for JSON's null. */
export interface Settlement {
  status: "Completed" | "Failed" | "TimedOut";
  output?: string | null;
  error?: string;
}

/** A step that was found done: executed in the same call in which it was discovered. */
export interface ExecutedStep {
  id: string;
  op: string;
  name: string;
  race: boolean;
  startedAt: Date;
  attempts: number;
}

/** Memoises the outcome of an outstanding step. The first outcome counts: false when there was one already. */
export async function settleStep(
  tx: Queryable,
  run: Run,
  stepId: string,
  outcome: Settlement,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `with listening as (delete from inngest.listener where run_id = $1 and step_id = $2)
     update inngest.step set status = $3, output = $4, error = $5, position = $6, ended_at = clock_timestamp()
      where run_id = $1 and id = $2 and ended_at is null`,
    [run.id, stepId, outcome.status, outcome.output ?? null, outcome.error ?? null, run.settled],
  );
  if (rowCount) await countSettled(tx, run);
  return rowCount === 1;
}

/** Memoises the outcome of a step that was executed by a worker, planned before or not. */
export async function recordExecutedStep(
  tx: Queryable,
  run: Run,
  step: ExecutedStep,
  outcome: Settlement,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into inngest.step as s (run_id, id, op, name, race, started_at, attempts, status, output, error, position, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp())
     on conflict (run_id, id) do update set op = $3, started_at = $6, attempts = $7, status = $8, output = $9, error = $10,
       position = $11, ended_at = clock_timestamp()
      where s.ended_at is null`,
    [
      run.id,
      step.id,
      step.op,
      step.name,
      step.race,
      step.startedAt,
      step.attempts,
      outcome.status,
      outcome.output ?? null,
      outcome.error ?? null,
      run.settled,
    ],
  );
  if (rowCount) await countSettled(tx, run);
  return rowCount === 1;
}

async function countSettled(tx: Queryable, run: Run): Promise<void> {
  run.settled += 1;
  await tx.query("update inngest.run set settled = $2, status = 'Running' where id = $1", [
    run.id,
    run.settled,
  ]);
}

/**
 * Lets the function run on when nothing of the run is outstanding. In a race it also runs on after each step that
 * settles, but then it must not execute a step in that call: a second such call could execute the same one.
 */
export async function proceed(tx: Queryable, run: Run, race = false): Promise<"next" | "waiting"> {
  const { rows } = await tx.query<{ outstanding: boolean; discovering: boolean }>(
    `select exists (select from inngest.job where run_id = $1)
         or exists (select from inngest.step where run_id = $1 and ended_at is null) as outstanding,
       exists (select from inngest.job where run_id = $1 and step_id is null and lease_id is null) as discovering`,
    [run.id],
  );
  const { outstanding = false, discovering = false } = rows[0] ?? {};
  if (outstanding && (!race || discovering)) return "waiting";
  await enqueue(tx, {
    runId: run.id,
    laneId: run.lane_id,
    sortAt: run.sort_at,
    stepId: null,
    immediate: !outstanding,
  });
  return "next";
}

/** Whether the function wants to run on as soon as this one step has settled. */
export async function isRacing(tx: Queryable, runId: string, stepId: string): Promise<boolean> {
  const { rows } = await tx.query<{ race: boolean }>(
    "select race from inngest.step where run_id = $1 and id = $2",
    [runId, stepId],
  );
  return rows[0]?.race ?? false;
}
