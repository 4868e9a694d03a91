import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { applyMigrations } from "#supabase/local/bootstrap/apply-migrations.ts";
import { bootstrapDatabase } from "#supabase/local/bootstrap/bootstrap-database.ts";
import { startPostgres } from "#supabase/local/postgres/start-postgres.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let home: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let server: Awaited<ReturnType<typeof startPostgres>>;
let client: pg.Client;
let directory: string;

beforeAll(async () => {
  home = await makeTemporaryDirectory();
  server = await startPostgres({ directory: join(home.path, "postgres") });
  await bootstrapDatabase({ databaseUrl: server.url });
  client = new pg.Client({ connectionString: server.url });
  await client.connect();
});

beforeEach(async () => {
  directory = join(home.path, "migrations");
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory);
  await client.query("drop schema if exists supabase_migrations cascade; drop table if exists notes, later");
});

afterAll(async () => {
  await client.end();
  await server.stop();
  await home.remove();
});

const migrate = () => applyMigrations({ databaseUrl: server.url, directory });

test("preparing a database twice, also at the same time, changes nothing", async () => {
  const twice = [
    bootstrapDatabase({ databaseUrl: server.url }),
    bootstrapDatabase({ databaseUrl: server.url }),
  ];
  await expect(Promise.all(twice)).resolves.toBeDefined();
});

test("the roles have the rights of the real ones", async () => {
  const { rows } = await client.query(
    "select rolname, rolcanlogin, rolbypassrls from pg_roles where rolname = any($1) order by rolname",
    [["anon", "authenticated", "authenticator", "service_role"]],
  );
  expect(rows).toEqual([
    { rolname: "anon", rolcanlogin: false, rolbypassrls: false },
    { rolname: "authenticated", rolcanlogin: false, rolbypassrls: false },
    { rolname: "authenticator", rolcanlogin: true, rolbypassrls: false },
    { rolname: "service_role", rolcanlogin: false, rolbypassrls: true },
  ]);
});

test("auth functions read the claims of the request and are null without them", async () => {
  const id = "317eadce-631a-4429-a0bb-f19a7a517b4a";
  const claims = JSON.stringify({
    sub: id,
    role: "authenticated",
    email: "a@b.c",
    app_metadata: { team: 1 },
  });
  const read =
    "select auth.uid(), auth.role(), auth.email(), auth.jwt() -> 'app_metadata' ->> 'team' as team";
  await client.query("begin");
  await client.query("set local role authenticated");
  expect((await client.query(read)).rows).toEqual([{ uid: null, role: null, email: null, team: null }]);
  await client.query("select set_config('request.jwt.claims', $1, true)", [claims]);
  const { rows } = await client.query(read);
  await client.query("rollback");
  expect(rows).toEqual([{ uid: id, role: "authenticated", email: "a@b.c", team: "1" }]);
});

test("storage functions split an object's name", async () => {
  const { rows } = await client.query(
    "select storage.foldername($1), storage.filename($1), storage.extension($1), storage.extension('a') as none",
    ["owner/video/a.b.mp4"],
  );
  expect(rows).toEqual([{ foldername: ["owner", "video"], filename: "a.b.mp4", extension: "mp4", none: "" }]);
});

test("a table made by a migration is open to the API roles, as on a real project", async () => {
  await writeFile(join(directory, "20260101000000_notes.sql"), "create table notes (id int);");
  await migrate();
  const { rows } = await client.query(
    "select has_table_privilege('anon', 'public.notes', 'select') as granted",
  );
  expect(rows).toEqual([{ granted: true }]);
});

test("migrations are applied once, in order, and recorded as the Supabase CLI records them", async () => {
  await writeFile(
    join(directory, "20260102000000_add_later.sql"),
    "create table later as select * from notes;",
  );
  await writeFile(join(directory, "20260101000000_notes.sql"), "create table notes (id int);");
  await writeFile(join(directory, "README.md"), "not a migration");
  const both = (await Promise.all([migrate(), migrate()])).flat();
  expect(both).toEqual(["20260101000000", "20260102000000"]);
  const { rows } = await client.query(
    "select version, name, statements from supabase_migrations.schema_migrations order by version",
  );
  expect(rows).toEqual([
    { version: "20260101000000", name: "notes", statements: ["create table notes (id int);"] },
    {
      version: "20260102000000",
      name: "add_later",
      statements: ["create table later as select * from notes;"],
    },
  ]);
});

test("a failing migration names file, line and column and leaves nothing of itself", async () => {
  await writeFile(join(directory, "1_good.sql"), "create table notes (id int);");
  await writeFile(
    join(directory, "2_bad.sql"),
    "create table later (id int);\n-- ünï\nselect  missing from notes;",
  );
  await expect(migrate()).rejects.toThrow(
    /Migration 2_bad\.sql at line 3, column 9 failed: column "missing" does not exist/,
  );
  const { rows } = await client.query(
    "select to_regclass('notes') is not null as first, to_regclass('later') as second",
  );
  expect(rows).toEqual([{ first: true, second: null }]);
});
