import type { Queryable } from "../database/database.ts";
import { holds } from "../expressions/cel.ts";
import { readMatchValue } from "../expressions/match.ts";
import { shortenKey } from "../identifiers.ts";
import { cancelRun } from "../runs/cancel-run.ts";
import { lockActiveRun } from "../runs/run.ts";
import { isRacing, proceed, settleStep } from "../runs/settle-step.ts";
import type { StoredEvent } from "./event.ts";

interface Listener {
  run_id: string;
  step_id: string | null;
  expression: string | null;
  payload: string | null;
}

/** Cancels the runs that an event cancels and lets those go on that wait for it. Runs are locked in one order. */
export async function wakeListeners(tx: Queryable, event: StoredEvent): Promise<void> {
  const { rows: paths } = await tx.query<{ match_path: string }>(
    "select distinct match_path from inngest.listener where event_name = $1 and match_path is not null",
    [event.name],
  );
  const values = paths.map(({ match_path: path }) => shortenKey(readMatchValue(event, path) ?? "(missing)"));
  const { rows: listeners } = await tx.query<Listener>(
    `select l.run_id, l.step_id, l.expression,
       case when l.expression is not null and l.match_path is null then e.payload end as payload
       from inngest.listener l join inngest.run r on r.id = l.run_id join inngest.event e on e.id = r.event_id
      where l.event_name = $1 and (l.expires_at is null or l.expires_at > now())
        and (l.match_path is null
          or (l.match_path, l.match_value) in (select * from unnest($2::text[], $3::text[])))
      order by l.run_id, l.step_id nulls first`,
    [event.name, paths.map(({ match_path }) => match_path), values],
  );
  for (const { run_id: runId, step_id: stepId, expression, payload } of listeners) {
    if (payload !== null && !holds(expression, { event: JSON.parse(payload), async: event })) continue;
    if (stepId === null) await cancelRun(tx, runId, `cancelled by the event ${event.name}`);
    else await continueWaiting(tx, runId, stepId, event);
  }
}

async function continueWaiting(
  tx: Queryable,
  runId: string,
  stepId: string,
  event: StoredEvent,
): Promise<void> {
  const run = await lockActiveRun(tx, runId);
  if (!run) return;
  const settled = await settleStep(tx, run, stepId, { status: "Completed", output: JSON.stringify(event) });
  if (settled) await proceed(tx, run, await isRacing(tx, runId, stepId));
}
