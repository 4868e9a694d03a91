import type { Queryable } from "../database/database.ts";
import { FUNCTION_CANCELLED, FUNCTION_FAILED, FUNCTION_FINISHED, type StoredEvent } from "../events/event.ts";
import { storeEvent } from "../events/store-event.ts";
import { createUlid } from "../identifiers.ts";
import { lockActiveRun, type Run } from "./run.ts";
import { isRacing, proceed, settleStep } from "./settle-step.ts";

/** How a run ended. `output` and `error` are JSON texts. */
export type Ending =
  | { status: "Completed"; output: string }
  | { status: "Failed"; error: string }
  | { status: "Cancelled"; reason: string };

/** Ends a locked run: removes all that is outstanding, tells its caller, and announces the end as an event. */
export async function finishRun(tx: Queryable, run: Run, ending: Ending): Promise<void> {
  const error = errorOf(ending);
  await tx.query(
    `with gone as (delete from inngest.listener where run_id = $1),
       dropped as (update inngest.step set status = 'Cancelled', ended_at = clock_timestamp()
                    where run_id = $1 and ended_at is null)
     update inngest.run set status = $2, output = $3, error = $4, reason = $5, ended_at = clock_timestamp() where id = $1`,
    [
      run.id,
      ending.status,
      ending.status === "Completed" ? ending.output : null,
      error,
      ending.status === "Cancelled" ? ending.reason : null,
    ],
  );
  const { rowCount } = await tx.query(
    "with gone as (delete from inngest.job where run_id = $1 returning lease_id) select from gone where lease_id is not null",
    [run.id],
  );
  if (rowCount) await tx.query("select pg_notify('inngest_abort', $1)", [run.id]);
  await tellParent(tx, run, ending, error);
  await announce(tx, run, ending, error);
}

function errorOf(ending: Ending): string | null {
  if (ending.status === "Failed") return ending.error;
  if (ending.status === "Cancelled") return JSON.stringify({ name: "Cancelled", message: ending.reason });
  return null;
}

async function tellParent(tx: Queryable, run: Run, ending: Ending, error: string | null): Promise<void> {
  if (!run.parent_run_id || !run.parent_step_id) return;
  const parent = await lockActiveRun(tx, run.parent_run_id);
  if (!parent) return;
  const settled = await settleStep(
    tx,
    parent,
    run.parent_step_id,
    ending.status === "Completed"
      ? { status: "Completed", output: ending.output }
      : { status: "Failed", error: error ?? "{}" },
  );
  if (settled) await proceed(tx, parent, await isRacing(tx, parent.id, run.parent_step_id));
}

// A failure is always worth an entry; other ends only where somebody listens. The event is routed after this
// transaction: what it starts must not hold this run's lock.
async function announce(tx: Queryable, run: Run, ending: Ending, error: string | null): Promise<void> {
  const names = [FUNCTION_FINISHED];
  if (ending.status === "Failed") names.push(FUNCTION_FAILED);
  if (ending.status === "Cancelled") names.push(FUNCTION_CANCELLED);
  const { rows } = await tx.query<{ name: string; payload: string }>(
    `select wanted.name, e.payload from unnest($1::text[]) as wanted (name), inngest.event e
      where e.id = $2 and e.name not like 'inngest/function.f%'
        and (wanted.name = $3 or exists (select from inngest.trigger t where t.event_name = wanted.name)
          or exists (select from inngest.listener l where l.event_name = wanted.name))`,
    [names, run.event_id, FUNCTION_FAILED],
  );
  for (const { name, payload } of rows) {
    const event = JSON.parse(payload) as StoredEvent;
    const cause = error === null ? undefined : JSON.parse(error);
    const result = ending.status === "Completed" ? JSON.parse(ending.output) : null;
    const now = Date.now();
    const id = createUlid(now);
    const data = {
      function_id: run.function_id,
      run_id: run.id,
      event,
      events: [event],
      error: cause,
      result,
    };
    await storeEvent(tx, id, { id, name, data, ts: now }, { unrouted: true });
    await tx.query("select pg_notify('inngest_wake', '')");
  }
}
