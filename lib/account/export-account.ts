import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { listAnswers } from "#lib/quiz/answers.ts";
import { concealQuiz } from "#lib/quiz/conceal-quiz.ts";
import { quizSchema } from "#lib/quiz/quiz.ts";
import { shareColumns } from "#lib/shares/share.ts";
import { type Bucket, listSignedUrls } from "#lib/videos/video-storage.ts";
import { webhookColumns } from "#lib/webhooks/schema.ts";

const rowsAtOnce = 200;
/** How long the addresses of the files work, in seconds. */
const addressSeconds = 24 * 3600;
const rowSchema = z.record(z.string(), z.unknown());
type Row = z.infer<typeof rowSchema>;
type Tell = (caller: Caller, rows: Row[]) => Promise<Row[]>;

/** Adds to each row an address of the file that it names. */
function withAddresses(bucket: Bucket): Tell {
  return async ({ db }, rows) => {
    const paths = rows.map((row) => String(row.storage_path));
    const urls = await listSignedUrls(db, bucket, paths, addressSeconds);
    return rows.map((row) => ({ ...row, download_url: urls.get(String(row.storage_path)) ?? null }));
  };
}

/** What is right in a quiz is told of what was answered only, as everywhere. */
const withoutKeys: Tell = ({ db }, rows) =>
  Promise.all(
    rows.map(async (row) => {
      if (row.type !== "quiz") return row;
      const answers = await listAnswers(db, String(row.job_id));
      return { ...row, data: concealQuiz(quizSchema.parse(row.data), answers) };
    }),
  );

/**
 * Everything that is kept of an owner, table by table. Secrets are not told again: those of web-hooks and the hashes of
 * links are left out, and API keys as a whole, of which only hashes are kept.
 */
const tables: { name: string; columns?: string; tell?: Tell }[] = [
  { name: "projects" },
  { name: "videos", tell: withAddresses("videos") },
  { name: "jobs" },
  { name: "sessions" },
  { name: "analysis_results" },
  { name: "job_results", tell: withoutKeys },
  { name: "artifacts", tell: withAddresses("artifacts") },
  { name: "assets", tell: withAddresses("videos") },
  { name: "monitoring_metrics" },
  { name: "api_calls" },
  { name: "quiz_answers" },
  { name: "quiz_practice" },
  { name: "shares", columns: shareColumns },
  { name: "webhooks", columns: webhookColumns },
  { name: "webhook_deliveries" },
];

/** All of an owner's data as one JSON text, in parts, so that it is never held whole. */
export async function* exportAccount(caller: Caller, now = new Date()): AsyncGenerator<string> {
  yield `{"exported_at":${JSON.stringify(now.toISOString())}`;
  for (const { name, columns = "*", tell } of tables) {
    yield `,\n"${name}":[`;
    for (let from = 0; ; from += rowsAtOnce) {
      const query = caller.db.from(name).select(columns).eq("owner_id", caller.actor.ownerId);
      const page = query.order("created_at").range(from, from + rowsAtOnce - 1);
      const rows = await read(z.array(rowSchema), page);
      const told = tell ? await tell(caller, rows) : rows;
      const text = told.map((row) => JSON.stringify(row)).join(",\n");
      if (text !== "") yield from === 0 ? text : `,\n${text}`;
      if (rows.length < rowsAtOnce) break;
    }
    yield "]";
  }
  yield "}\n";
}
