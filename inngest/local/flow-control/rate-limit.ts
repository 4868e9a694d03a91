import type { Queryable } from "../database/database.ts";
import { parseDurationSeconds } from "../durations.ts";
import { shortenKey } from "../identifiers.ts";

/**
 * Counts a start against `limit` a `period`, evenly spaced: after each one the next is admitted `period / limit` later,
 * a tenth of the limit ahead of that pace (the generic cell rate algorithm with the real server's burst). False when
 * it comes too early.
 */
export async function admitByRate(
  tx: Queryable,
  functionId: string,
  rate: { limit: number; period: string },
  key: string,
): Promise<boolean> {
  const spacingSeconds = (parseDurationSeconds(rate.period) ?? 0) / rate.limit;
  const aheadSeconds = spacingSeconds * Math.floor(rate.limit / 10);
  const { rowCount } = await tx.query(
    `insert into inngest.rate_limit as r (function_id, key, expires_at)
     values ($1, $2, now() + make_interval(secs => $3))
     on conflict (function_id, key) do update
       set expires_at = greatest(r.expires_at, now()) + make_interval(secs => $3)
     where greatest(r.expires_at, now()) <= now() + make_interval(secs => $4)`,
    [functionId, shortenKey(key), spacingSeconds, aheadSeconds],
  );
  return rowCount === 1;
}
