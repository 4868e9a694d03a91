import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

const patienceMs = 5000;

/** The log counts transactions in 32 bits; the snapshot tells which round of them this is. */
const visibleSql = `
  select pg_visible_in_snapshot(full_id::text::xid8, snapshot) as visible from (
    select snapshot, candidate - case when candidate > newest + 2147483648 then 4294967296 else 0 end as full_id
    from (select snapshot, newest, newest / 4294967296 * 4294967296 + $1::bigint as candidate
          from (select snapshot, pg_snapshot_xmax(snapshot)::text::bigint as newest
                from (select pg_current_snapshot() as snapshot) as a) as b) as c) as d`;

/**
 * Waits until a transaction that the log tells of can be seen by queries: the log is sent on a moment before its rows
 * become visible, and until then policies would hide them from everybody.
 */
export async function awaitVisible(pool: pg.Pool, transactionId: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let delayMs = 1; Date.now() < deadline; delayMs = Math.min(delayMs * 2, 50)) {
    const { rows } = await pool.query<{ visible: boolean }>(visibleSql, [transactionId]);
    if (rows[0]?.visible) return;
    await sleep(delayMs);
  }
}
