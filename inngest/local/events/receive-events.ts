import { type Database, type Queryable, transaction } from "../database/database.ts";
import { claimOnce } from "../flow-control/once.ts";
import { createUlid, deriveEventId } from "../identifiers.ts";
import type { ReceivedEvent, StoredEvent } from "./event.ts";
import { startFunctions } from "./start-functions.ts";
import { storeEvent } from "./store-event.ts";
import { wakeListeners } from "./wake-listeners.ts";

/**
 * Stores events and all they cause in one transaction. The ids returned are the engine's; an event that was received
 * before (the same `seed`, or the same `id` within 24 hours) causes nothing and answers the id it got first.
 */
export async function receiveEvents(db: Database, events: ReceivedEvent[], seed?: string): Promise<string[]> {
  const now = Date.now();
  return transaction(db, async (tx) => {
    const ids: string[] = [];
    for (const [index, event] of events.entries()) {
      ids.push(await receiveEvent(tx, event, deriveEventId(seed, index) ?? createUlid(now), now));
    }
    return ids;
  });
}

async function receiveEvent(tx: Queryable, event: ReceivedEvent, id: string, now: number): Promise<string> {
  const externalId = event.id || null;
  if (externalId) {
    const first = await claimOnce(tx, "event", externalId, id);
    if (first !== null) return first;
  }
  const stored: StoredEvent = {
    name: event.name,
    data: event.data ?? {},
    id: externalId ?? id,
    ts: event.ts ?? now,
    user: event.user,
    v: event.v,
    meta: event.meta,
  };
  if (await storeEvent(tx, id, stored, { externalId })) await routeEvent(tx, id, stored);
  return id;
}

/** Wakes who listens, then starts what the event triggers: a run does not hear the event that started it. */
async function routeEvent(tx: Queryable, id: string, event: StoredEvent): Promise<void> {
  await wakeListeners(tx, event);
  await startFunctions(tx, id, event);
}

/** Routes one event that an engine stored for itself. False when there is none. */
export async function routeStoredEvent(db: Database): Promise<boolean> {
  return transaction(db, async (tx) => {
    const { rows } = await tx.query<{ id: string; payload: string }>(
      `update inngest.event set unrouted = false where id in (
         select id from inngest.event where unrouted order by id limit 1 for update skip locked)
       returning id, payload`,
    );
    const [row] = rows;
    if (row) await routeEvent(tx, row.id, JSON.parse(row.payload) as StoredEvent);
    return row !== undefined;
  });
}
