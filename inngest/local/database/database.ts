import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

/** Anything a query can be sent to: the pool, or one transaction's connection. */
export type Queryable = Pick<pg.Pool, "query">;
export type Database = pg.Pool;

const JSON_OID = 114;
const RETRYABLE = new Set(["40001", "40P01"]);
const UNAVAILABLE = /^(08|57P0)|^53300$|^E(CONN|PIPE|HOST|TIMEDOUT|NOTFOUND)/;

/** Opens the pool. `json` columns come back as their text: most of it is only passed on. */
export function openDatabase(url: string, onError: (error: Error) => void): Database {
  const types = {
    getTypeParser: ((oid: number, format?: "text" | "binary") =>
      oid === JSON_OID ? (text: string) => text : pg.types.getTypeParser(oid, format as "text")) as never,
  };
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 10,
    // What is asked on one connection goes out at once; the answers come in the order of the asking.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    application_name: "inngest",
  });
  pool.on("error", onError);
  return pool;
}

/** Runs `work` in one transaction; a deadlock or serialisation failure is tried again from the start. */
export async function transaction<T>(db: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await db.connect();
    let broken: Error | undefined;
    // A connection that breaks while it is lent out reports here too; unheard, that would end the process.
    const noteBreak = (failure: Error) => {
      broken = failure;
    };
    client.on("error", noteBreak);
    try {
      const [, result] = await Promise.all([client.query("begin"), work(client)]);
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch(noteBreak);
      if (attempt >= 10 || !RETRYABLE.has((error as { code?: string }).code ?? "")) throw error;
    } finally {
      client.off("error", noteBreak);
      client.release(broken);
    }
  }
}

/** Whether an error says that the database cannot be reached now, so that the same work may succeed later. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (typeof code === "string" && UNAVAILABLE.test(code)) return true;
  return /connection (terminated|timeout)|timeout exceeded when trying to connect|connection error/i.test(
    String(message),
  );
}

/** Tries `work` until the database is there again; any other error is thrown. `signal` ends the waiting. */
export async function persist<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let waitMilliseconds = 50; ; waitMilliseconds = Math.min(waitMilliseconds * 2, 1000)) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || signal.aborted) throw error;
      await delay(waitMilliseconds, undefined, { signal });
    }
  }
}
