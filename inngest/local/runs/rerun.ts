import type { Queryable } from "../database/database.ts";
import type { StoredEvent } from "../events/event.ts";
import { readFunctionConfig } from "../registry/function-config.ts";
import { createRun } from "./create-run.ts";

/** Starts the function of a run anew with the same event. Null when there is no such run, or its function is gone. */
export async function rerun(tx: Queryable, runId: string): Promise<string | null> {
  const { rows } = await tx.query<{ config: string; event_id: string; payload: string }>(
    `select f.config, r.event_id, e.payload from inngest.run r
       join inngest.function f on f.id = r.function_id and f.removed_at is null and f.refusal is null
       join inngest.event e on e.id = r.event_id where r.id = $1`,
    [runId],
  );
  const [row] = rows;
  if (!row) return null;
  const event = JSON.parse(row.payload) as StoredEvent;
  return createRun(tx, {
    config: readFunctionConfig(row.config),
    eventId: row.event_id,
    event,
    rerunOf: runId,
  });
}
