import { readFile } from "node:fs/promises";
import { connectClient } from "./connect-client.ts";

const parts = ["roles", "auth", "storage", "realtime", "rest"];

/**
 * Gives a database what a Supabase project has before its first migration: roles, schemas `auth`, `storage`,
 * `extensions`, `realtime`, the publication and the default privileges. Idempotent; all or nothing.
 * @throws Error naming the part that failed, e.g. for want of rights.
 */
export async function bootstrapDatabase(options: { databaseUrl: string }): Promise<void> {
  const client = await connectClient(options.databaseUrl);
  try {
    await client.query("begin");
    // Two starts at once must not both find a role missing.
    await client.query("select pg_advisory_xact_lock(hashtext('pitchquest:bootstrap'))");
    for (const part of parts) {
      const sql = await readFile(new URL(`${part}.sql`, import.meta.url), "utf8");
      await client.query(sql).catch((cause: Error) => {
        throw new Error(`Preparing the database failed (${part}): ${cause.message}`, { cause });
      });
    }
    await client.query("commit");
  } finally {
    await client.end();
  }
}
