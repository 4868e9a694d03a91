import { readdir, readFile } from "node:fs/promises";
import { type Database, transaction } from "./database.ts";

const FOLDER = new URL("../schema/", import.meta.url);
const LOCK = 7_309_453_120_410;

/** Brings schema `inngest` to the version of the files in `schema/`; engines that start at once wait in line. */
export async function migrate(db: Database): Promise<void> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith(".sql")).sort();
  await transaction(db, async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [LOCK]);
    await tx.query("create schema if not exists inngest");
    await tx.query(
      "create table if not exists inngest.schema_version (file text primary key, applied_at timestamptz default now())",
    );
    const { rows } = await tx.query<{ file: string }>("select file from inngest.schema_version");
    const applied = new Set(rows.map((row) => row.file));
    for (const file of files.filter((name) => !applied.has(name))) {
      await tx.query(await readFile(new URL(file, FOLDER), "utf8"));
      await tx.query("insert into inngest.schema_version (file) values ($1)", [file]);
    }
  });
}
