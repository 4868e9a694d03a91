import { stat } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startPostgres } from "#supabase/local/postgres/start-postgres.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let home: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let directory: string;
let server: Awaited<ReturnType<typeof startPostgres>>;

async function query(sql: string, url = server.url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  home = await makeTemporaryDirectory();
  directory = join(home.path, "postgres");
  server = await startPostgres({ directory });
});

afterEach(async () => {
  server = await startPostgres({ directory });
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

test("the server is durable, logical and listens on loopback only", async () => {
  const settings = await query(
    "select current_setting('fsync') as fsync, current_setting('wal_level') as wal, " +
      "current_setting('listen_addresses') as host, current_setting('server_encoding') as encoding, " +
      "current_setting('password_encryption') as passwords",
  );
  expect(settings).toEqual([
    { fsync: "on", wal: "logical", host: "127.0.0.1", encoding: "UTF8", passwords: "scram-sha-256" },
  ]);
});

test("the superuser's password is readable by its owner only, and a wrong one is refused", async () => {
  expect((await stat(join(directory, "superuser-password"))).mode & 0o777).toBe(0o600);
  const forged = new URL(server.url);
  forged.password = "wrong";
  await expect(query("select 1", forged.href)).rejects.toThrow(/password authentication failed/);
});

test("a server left running by a launcher that died is adopted", async () => {
  const again = await startPostgres({ directory });
  expect(again.pid).toBe(server.pid);
  expect(again.url).toBe(server.url);
});

test("a leftover on another port than the wanted one is replaced", async () => {
  const before = server.pid;
  const spare = Number(new URL(server.url).port);
  const port = spare === 65_535 ? spare - 1 : spare + 1;
  server = await startPostgres({ directory, port });
  expect(server.pid).not.toBe(before);
  expect(new URL(server.url).port).toBe(String(port));
});

test("what was committed survives kill -9 of the server with clients connected", async () => {
  await query("create table if not exists kept (value int)");
  const idle = new pg.Client({ connectionString: server.url });
  idle.on("error", () => {});
  await idle.connect();
  await idle.query("insert into kept values (42)");
  const killed = server.pid;
  process.kill(killed, "SIGKILL");
  server = await startPostgres({ directory });
  await idle.end().catch(() => {});
  expect(server.pid).not.toBe(killed);
  expect(await query("select value from kept")).toEqual([{ value: 42 }]);
});

test("a stopped server opens again with its data and password", async () => {
  await query("create table if not exists reopened (value text)");
  await query("insert into reopened values ('here')");
  const { password } = new URL(server.url);
  await server.stop();
  server = await startPostgres({ directory });
  expect(new URL(server.url).password).toBe(password);
  expect(await query("select value from reopened")).toEqual([{ value: "here" }]);
});
