import type { Queryable } from "../database/database.ts";
import type { StoredEvent } from "./event.ts";

/** Inserts an event. False when it is known already: a request that was sent again. */
export async function storeEvent(
  tx: Queryable,
  id: string,
  event: StoredEvent,
  options: { unrouted?: boolean; externalId?: string | null } = {},
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into inngest.event (id, name, external_id, payload, unrouted) values ($1, $2, $3, $4, $5)
     on conflict (id) do nothing`,
    [id, event.name, options.externalId ?? null, JSON.stringify(event), options.unrouted ?? false],
  );
  return rowCount === 1;
}
