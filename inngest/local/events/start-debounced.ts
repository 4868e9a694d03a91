import { type Database, transaction } from "../database/database.ts";
import { takeDueDebounce } from "../flow-control/debounce.ts";
import { readFunctionConfig } from "../registry/function-config.ts";
import { createRun } from "../runs/create-run.ts";
import type { StoredEvent } from "./event.ts";

/** Starts one function whose events have come to rest, with the last of them. False when none is due. */
export async function startDebounced(db: Database): Promise<boolean> {
  return transaction(db, async (tx) => {
    const due = await takeDueDebounce(tx);
    if (!due) return false;
    const { rows } = await tx.query<{ config: string; payload: string }>(
      `select f.config, e.payload from inngest.function f, inngest.event e
        where f.id = $1 and f.removed_at is null and e.id = $2`,
      [due.functionId, due.eventId],
    );
    const [row] = rows;
    if (row) {
      const event = JSON.parse(row.payload) as StoredEvent;
      await createRun(tx, { config: readFunctionConfig(row.config), eventId: due.eventId, event });
    }
    return true;
  });
}
