import { type Database, transaction } from "../database/database.ts";
import { createUlid } from "../identifiers.ts";
import { findNextTick } from "../registry/cron.ts";
import { readFunctionConfig } from "../registry/function-config.ts";
import { createRun } from "../runs/create-run.ts";
import { SCHEDULED_TIMER, type StoredEvent } from "./event.ts";
import { storeEvent } from "./store-event.ts";

/** Starts one function whose schedule is due; ticks missed while no engine ran are made up for once. False when none is. */
export async function startScheduled(db: Database): Promise<boolean> {
  return transaction(db, async (tx) => {
    const { rows } = await tx.query<{
      function_id: string;
      position: number;
      cron: string;
      jitter_seconds: number;
      config: string;
      active: boolean;
    }>(
      `select t.function_id, t.position, t.cron, t.jitter_seconds, f.config,
              f.removed_at is null and f.refusal is null as active
         from inngest.trigger t join inngest.function f on f.id = t.function_id
        where t.next_at <= clock_timestamp() order by t.next_at limit 1 for update of t skip locked`,
    );
    const [due] = rows;
    if (!due) return false;
    const now = new Date();
    await tx.query("update inngest.trigger set next_at = $3 where function_id = $1 and position = $2", [
      due.function_id,
      due.position,
      findNextTick(due.cron, now),
    ]);
    if (!due.active) return true;
    const id = createUlid(now.getTime());
    const event: StoredEvent = { id, name: SCHEDULED_TIMER, data: { cron: due.cron }, ts: now.getTime() };
    await storeEvent(tx, id, event);
    const jitterMilliseconds = Math.random() * due.jitter_seconds * 1000;
    const availableAt = due.jitter_seconds ? new Date(now.getTime() + jitterMilliseconds) : undefined;
    await createRun(tx, { config: readFunctionConfig(due.config), eventId: id, event, availableAt });
    return true;
  });
}

/** Brings ticks nearer that lie too far ahead because the clock was set back. */
export async function bringSchedulesForward(db: Database): Promise<void> {
  const { rows } = await db.query<{ function_id: string; position: number; cron: string }>(
    "select function_id, position, cron from inngest.trigger where cron is not null",
  );
  for (const { function_id, position, cron } of rows) {
    await db.query(
      "update inngest.trigger set next_at = $3 where function_id = $1 and position = $2 and next_at > $3",
      [function_id, position, findNextTick(cron, new Date())],
    );
  }
}
