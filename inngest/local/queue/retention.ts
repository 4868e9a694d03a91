import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "../database/database.ts";

const DAY_SECONDS = 86_400;
const BATCH = 500;
const MOST_BATCHES = 40;
const PAUSE_MILLISECONDS = 20;
/** Events are known again by their id for a day, whatever the retention. */
const LEAST_EVENT_DAYS = 1;

const EXPIRED_RUNS = `
  delete from inngest.run where id in (
    select id from inngest.run where ended_at is not null and ended_at < now() - make_interval(secs => $1)
     order by ended_at limit ${BATCH} for update skip locked)`;

// An event is needed by runs that are not removed, by a start that is put off, and until it is routed.
const EXPIRED_EVENTS = `
  delete from inngest.event where id in (
    select e.id from inngest.event e
     where e.received_at < now() - make_interval(secs => $1) and not e.unrouted
       and not exists (select from inngest.run r where r.event_id = e.id)
       and not exists (select from inngest.debounce d where d.event_id = e.id)
     order by e.received_at limit ${BATCH} for update of e skip locked)`;

/**
 * Removes runs that ended, and events that arrived, more than `days` ago; 0 keeps all. Works in small batches with
 * pauses, so that calls are not held up; what is left after many of them waits for the next time.
 */
export async function removeExpired(db: Database, days: number): Promise<{ runs: number; events: number }> {
  if (days === 0) return { runs: 0, events: 0 };
  const runs = await removeInBatches(db, EXPIRED_RUNS, days);
  const events = await removeInBatches(db, EXPIRED_EVENTS, Math.max(days, LEAST_EVENT_DAYS));
  return { runs, events };
}

async function removeInBatches(db: Database, statement: string, days: number): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const { rowCount } = await db.query(statement, [days * DAY_SECONDS]);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) break;
    await delay(PAUSE_MILLISECONDS);
  }
  return removed;
}
