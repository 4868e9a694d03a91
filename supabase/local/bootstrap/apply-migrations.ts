import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { connectClient } from "./connect-client.ts";

interface Migration {
  version: string;
  name: string;
  file: string;
}

const fileNamePattern = /^(\d+)_(.*)\.sql$/;

/** The history table as the Supabase CLI makes it. */
const historyTable = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
  alter table supabase_migrations.schema_migrations add column if not exists statements text[];
  alter table supabase_migrations.schema_migrations add column if not exists name text;
`;

async function listMigrations(directory: string): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const file of (await readdir(directory)).sort()) {
    const [, version, name] = fileNamePattern.exec(file) ?? [];
    if (version === undefined || name === undefined) continue;
    const twin = migrations.find((other) => other.version === version);
    if (twin) throw new Error(`Two migrations have the version ${version}: ${twin.file} and ${file}.`);
    migrations.push({ version, name, file });
  }
  return migrations;
}

/** "line 3, column 7" of a PostgreSQL error position, which counts characters from 1. */
function describePosition(sql: string, position: string | undefined): string {
  if (position === undefined) return "";
  const before = Array.from(sql).slice(0, Number(position) - 1);
  const line = before.filter((character) => character === "\n").length + 1;
  const column = before.length - before.lastIndexOf("\n");
  return ` at line ${line}, column ${column}`;
}

async function applyMigration(client: pg.Client, directory: string, migration: Migration): Promise<void> {
  const sql = await readFile(join(directory, migration.file), "utf8");
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      "insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)",
      [migration.version, migration.name, [sql]],
    );
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => {});
    const { message, position, detail, hint } = cause as pg.DatabaseError;
    const notes = [detail, hint].filter(Boolean).map((note) => ` (${note})`);
    const place = `${migration.file}${describePosition(sql, position)}`;
    throw new Error(`Migration ${place} failed: ${message}${notes.join("")}`, { cause });
  }
}

/**
 * Applies the migrations of `directory` that the database does not have yet, each in one transaction, in the order of
 * their versions, recorded as the Supabase CLI records them. Two starts at once apply each migration once.
 * @returns the versions applied now.
 * @throws Error naming file, line and column; migrations before the failing one stay applied.
 */
export async function applyMigrations(options: {
  databaseUrl: string;
  directory: string;
}): Promise<string[]> {
  const migrations = await listMigrations(options.directory);
  const client = await connectClient(options.databaseUrl);
  try {
    await client.query("select pg_advisory_lock(hashtext('pitchquest:migrations'))");
    await client.query(historyTable);
    const known = await client.query<{ version: string }>(
      "select version from supabase_migrations.schema_migrations",
    );
    const applied = new Set(known.rows.map((row) => row.version));
    const pending = migrations.filter((migration) => !applied.has(migration.version));
    for (const migration of pending) await applyMigration(client, options.directory, migration);
    if (pending.length > 0) await client.query("notify pgrst, 'reload schema'");
    return pending.map((migration) => migration.version);
  } finally {
    await client.end();
  }
}
