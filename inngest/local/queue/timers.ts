import { type Database, type Queryable, transaction } from "../database/database.ts";
import { routeStoredEvent } from "../events/receive-events.ts";
import { startDebounced } from "../events/start-debounced.ts";
import { startScheduled } from "../events/start-scheduled.ts";
import { cancelRun } from "../runs/cancel-run.ts";
import { lockActiveRun } from "../runs/run.ts";
import { isRacing, proceed, settleStep } from "../runs/settle-step.ts";

const BATCH = 100;

/** Does all that has become due: sleeps, time-outs, deadlines, debounced and scheduled starts, the engine's events. */
export async function runTimers(db: Database): Promise<void> {
  while (await routeStoredEvent(db));
  await endDueSteps(db);
  await cancelOverdueRuns(db);
  while (await startDebounced(db));
  while (await startScheduled(db));
}

/** Milliseconds until something becomes due, at most `most`; 0 or less when `runTimers` has something to do now. */
export async function millisecondsToNext(db: Queryable, most: number): Promise<number> {
  const { rows } = await db.query<{ milliseconds: number | null }>({
    name: "next-due",
    text: `select (extract(epoch from min(at) - clock_timestamp()) * 1000)::float8 as milliseconds from (
        (select available_at as at from inngest.job where lease_id is null and available_at > clock_timestamp() order by 1 limit 1)
        union all (select due_at from inngest.step where ended_at is null and due_at is not null order by 1 limit 1)
        union all (select start_by from inngest.run where status = 'Queued' and start_by is not null order by 1 limit 1)
        union all (select finish_by from inngest.run where status = 'Running' and finish_by is not null order by 1 limit 1)
        union all (select due_at from inngest.debounce order by 1 limit 1)
        union all (select next_at from inngest.trigger where next_at is not null order by 1 limit 1)
        union all (select clock_timestamp() - interval '1 second' from inngest.event where unrouted limit 1)) as due (at)`,
  });
  return Math.min(most, Math.ceil(rows[0]?.milliseconds ?? most));
}

async function endDueSteps(db: Database): Promise<void> {
  const { rows } = await db.query<{ run_id: string; id: string; status: string }>(
    `select run_id, id, status from inngest.step where ended_at is null and due_at <= clock_timestamp()
      order by due_at limit ${BATCH}`,
  );
  for (const step of rows) {
    await transaction(db, async (tx) => {
      const run = await lockActiveRun(tx, step.run_id);
      if (!run) return;
      const settled = await settleStep(tx, run, step.id, endingOf(step.status));
      if (settled) await proceed(tx, run, await isRacing(tx, run.id, step.id));
    });
  }
}

function endingOf(status: string): Parameters<typeof settleStep>[3] {
  if (status === "Sleeping") return { status: "Completed" };
  if (status === "Waiting") return { status: "TimedOut" };
  const message = "the invoked function did not finish in time";
  return { status: "Failed", error: JSON.stringify({ name: "InvokeTimedOut", message }) };
}

async function cancelOverdueRuns(db: Database): Promise<void> {
  const { rows } = await db.query<{ id: string; reason: string }>(
    `(select id, 'did not start in time' as reason from inngest.run
       where status = 'Queued' and start_by <= clock_timestamp() order by start_by limit ${BATCH})
     union all
     (select id, 'did not finish in time' from inngest.run
       where status = 'Running' and finish_by <= clock_timestamp() order by finish_by limit ${BATCH})`,
  );
  for (const { id, reason } of rows) await transaction(db, (tx) => cancelRun(tx, id, reason));
}
