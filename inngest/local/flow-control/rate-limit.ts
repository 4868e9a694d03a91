import type { Queryable } from "../database/database.ts";
import { parseDurationSeconds } from "../durations.ts";
import { shortenKey } from "../identifiers.ts";

/** Counts a start against "at most `limit` in any window of `period`". False when it would be one too many. */
export async function admitByRate(
  tx: Queryable,
  functionId: string,
  rate: { limit: number; period: string },
  key: string,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into inngest.rate_limit as r (function_id, key, started, expires_at)
     values ($1, $2, array[now()], now() + make_interval(secs => $4))
     on conflict (function_id, key) do update
       set started = (select array_agg(at order by at) from unnest(r.started || now()) as at
                       where at > now() - make_interval(secs => $4)),
           expires_at = now() + make_interval(secs => $4)
     where (select count(*) from unnest(r.started) as at where at > now() - make_interval(secs => $4)) < $3`,
    [functionId, shortenKey(key), rate.limit, parseDurationSeconds(rate.period) ?? 0],
  );
  return rowCount === 1;
}
