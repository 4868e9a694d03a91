import type { Queryable } from "../database/database.ts";
import { FUNCTION_INVOKED, type StoredEvent } from "../events/event.ts";
import { storeEvent } from "../events/store-event.ts";
import { admitStart } from "../flow-control/admit-start.ts";
import { createUlid } from "../identifiers.ts";
import { readFunctionConfig } from "../registry/function-config.ts";
import { createRun } from "../runs/create-run.ts";
import type { Run } from "../runs/run.ts";

/** Starts another function on behalf of a step. A sentence when there is none, or it may not start (its rate limit, its
 * idempotency). */
export async function invokeFunction(
  tx: Queryable,
  run: Run,
  stepId: string,
  options: Record<string, unknown>,
): Promise<string | null> {
  const functionId = String(options.function_id ?? "");
  const { rows } = await tx.query<{ config: string; refusal: string | null }>(
    "select config, refusal from inngest.function where id = $1 and removed_at is null",
    [functionId],
  );
  const [row] = rows;
  if (!row) return `could not find the function "${functionId}" to invoke`;
  if (row.refusal) return row.refusal;
  const config = readFunctionConfig(row.config);
  // There only the last of several callers would ever be answered; the others would wait for ever.
  if (config.debounce)
    return `the function "${functionId}" is debounced: invoking such a function is not supported by this engine`;
  const payload = (options.payload ?? {}) as { data?: Record<string, unknown>; v?: unknown; meta?: unknown };
  const now = Date.now();
  const id = createUlid(now);
  const { v, meta } = payload;
  const event: StoredEvent = { id, name: FUNCTION_INVOKED, data: payload.data ?? {}, ts: now, v, meta };
  if (!(await admitStart(tx, config, id, event))) return "invoked function is rate limited";
  await storeEvent(tx, id, event);
  await createRun(tx, {
    config,
    eventId: id,
    event,
    parent: { runId: run.id, stepId },
  });
  return null;
}
