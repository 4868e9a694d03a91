import type { Queryable } from "../database/database.ts";
import { shortenKey } from "../identifiers.ts";

/**
 * Claims a key for 24 hours. Null when it was free; otherwise the reference that was stored with it first.
 * Two transactions that claim one key at the same time wait for each other, so exactly one gets it.
 */
export async function claimOnce(
  tx: Queryable,
  scope: string,
  key: string,
  reference: string,
): Promise<string | null> {
  const parameters = [scope, shortenKey(key), reference];
  const { rowCount } = await tx.query(
    `insert into inngest.once (scope, key, reference) values ($1, $2, $3)
     on conflict (scope, key) do update set reference = $3, seen_at = now()
      where once.seen_at < now() - interval '24 hours'`,
    parameters,
  );
  if (rowCount) return null;
  const { rows } = await tx.query<{ reference: string }>(
    "select reference from inngest.once where scope = $1 and key = $2",
    parameters.slice(0, 2),
  );
  return rows[0]?.reference ?? null;
}

/** Forgets keys that are older than a day. */
export async function forgetOldKeys(db: Queryable): Promise<void> {
  await db.query("delete from inngest.once where seen_at < now() - interval '24 hours'");
  await db.query("delete from inngest.rate_limit where expires_at < now()");
}
