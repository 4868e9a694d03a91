import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { listSignedUrls } from "#lib/videos/video-storage.ts";

/** Everything that is kept of an owner, table by table; keys are left out, for only their hashes are kept. */
const tables = [
  "projects",
  "videos",
  "jobs",
  "analysis_results",
  "job_results",
  "artifacts",
  "assets",
  "monitoring_metrics",
  "quiz_answers",
  "quiz_practice",
] as const;

const rowsAtOnce = 200;
/** How long the addresses of the files work, in seconds. */
const addressSeconds = 24 * 3600;
const rowSchema = z.record(z.string(), z.unknown());
type Row = z.infer<typeof rowSchema>;

/** Adds an address to each row that names a stored file. */
async function withAddresses({ db }: Caller, table: (typeof tables)[number], rows: Row[]): Promise<Row[]> {
  if (!rows.some((row) => typeof row.storage_path === "string")) return rows;
  const paths = rows.map((row) => String(row.storage_path));
  const bucket = table === "artifacts" ? "artifacts" : "videos";
  const urls = await listSignedUrls(db, bucket, paths, addressSeconds);
  return rows.map((row) => ({ ...row, download_url: urls.get(String(row.storage_path)) ?? null }));
}

/** All of an owner's data as one JSON text, in parts, so that it is never held whole. */
export async function* exportAccount(caller: Caller, now = new Date()): AsyncGenerator<string> {
  yield `{"exported_at":${JSON.stringify(now.toISOString())}`;
  for (const table of tables) {
    yield `,\n"${table}":[`;
    for (let from = 0; ; from += rowsAtOnce) {
      const query = caller.db.from(table).select("*").eq("owner_id", caller.actor.ownerId);
      const page = query.order("created_at").range(from, from + rowsAtOnce - 1);
      const rows = await withAddresses(caller, table, await read(z.array(rowSchema), page));
      const text = rows.map((row) => JSON.stringify(row)).join(",\n");
      if (text !== "") yield from === 0 ? text : `,\n${text}`;
      if (rows.length < rowsAtOnce) break;
    }
    yield "]";
  }
  yield "}\n";
}
