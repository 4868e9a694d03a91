import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, isUnavailable, openDatabase, transaction } from "#inngest/local/database/database.ts";
import { startPostgres } from "#supabase/local/postgres/start-postgres.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { queryOnce } from "./harness.ts";

let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let db: Database;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  postgres = await startPostgres({ directory: folder.path });
  db = openDatabase(postgres.url, () => undefined);
});
afterAll(async () => {
  await db.end();
  await postgres.stop();
  await folder.remove();
});

it("fails where its connection ends between two statements, and the next one has another", async () => {
  const broken = transaction(db, async (tx) => {
    const { rows } = await tx.query("select pg_backend_pid() as pid");
    await queryOnce(postgres.url, "select pg_terminate_backend($1)", [rows[0].pid]);
    await delay(200);
    return tx.query("select 1");
  });
  const error = await broken.catch((thrown: unknown) => thrown);
  expect(isUnavailable(error)).toBe(true);
  const { rows } = await transaction(db, (tx) => tx.query("select 1 as one"));
  expect(rows).toEqual([{ one: 1 }]);
});
