import type pg from "pg";
import type { Caller } from "../keys/caller.ts";

/** Settings of the transaction besides role and claims, e.g. `search_path`. */
type TransactionSettings = Record<string, string>;

export type Transaction = pg.PoolClient;

interface TransactionOptions {
  settings?: TransactionSettings;
  isReadOnly?: boolean;
  /** Asked after `work`: true rolls back although nothing failed. */
  shouldRollBack?: () => boolean;
}

/**
 * What `then` answers, with both on their way at the same time. Both have ended when it does, whichever fails, so that
 * nothing of `then` can come after what follows; of two failures the first counts.
 */
async function pipeline<T>(first: Promise<unknown>, then: Promise<T>): Promise<T> {
  const [before, after] = await Promise.allSettled([first, then]);
  if (before.status === "rejected") throw before.reason;
  if (after.status === "rejected") throw after.reason;
  return after.value;
}

/** Runs `work` in a transaction on one connection; it is committed unless `work` throws. */
export async function runInTransaction<T>(
  pool: pg.Pool,
  work: (client: Transaction) => Promise<T>,
  options: Omit<TransactionOptions, "settings"> = {},
): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  // A connection that breaks while checked out reports here too; the query under way fails anyway.
  const noteBreak = () => {
    isBroken = true;
  };
  client.on("error", noteBreak);
  try {
    // A `begin` fails with its connection only, and then all that was sent behind it fails as well.
    const begun = client.query(options.isReadOnly ? "begin read only" : "begin");
    const result = await pipeline(begun, work(client));
    await client.query(options.shouldRollBack?.() ? "rollback" : "commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(noteBreak);
    throw error;
  } finally {
    client.off("error", noteBreak);
    client.release(isBroken);
  }
}

/**
 * Runs `work` in a transaction as the caller: with their database role, so that grants and row-level security decide,
 * and with their claims where `auth.uid()` and its kin look for them.
 */
export async function runAsCaller<T>(
  pool: pg.Pool,
  caller: Pick<Caller, "role" | "claims">,
  work: (client: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const settings = Object.entries({
    ...options.settings,
    "request.jwt.claims": JSON.stringify(caller.claims),
    role: caller.role,
  });
  const calls = settings.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
  return runInTransaction(
    pool,
    // Where the settings are refused the transaction is over, and with it all that was sent behind them.
    (client) => pipeline(client.query(`select ${calls.join(", ")}`, settings.flat()), work(client)),
    options,
  );
}
