import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createClient } from "@supabase/supabase-js";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMigrations } from "#supabase/local/bootstrap/apply-migrations.ts";
import { bootstrapDatabase } from "#supabase/local/bootstrap/bootstrap-database.ts";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { startPostgres } from "#supabase/local/postgres/start-postgres.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const main = fileURLToPath(new URL("../../../supabase/local/main.ts", import.meta.url));
let home: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let port: number;
let server: ChildProcess;
let url: string;
let serviceRoleKey: string;

async function startServer(): Promise<void> {
  const directory = join(home.path, "supabase");
  const argv = [main, "--directory", directory, "--port", url ? new URL(url).port : "0"];
  server = spawn(process.execPath, argv, {
    env: { ...process.env, DATABASE_URL: postgres.url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!server.stdout) throw new Error("The server has no output.");
  const [line] = (await once(createInterface(server.stdout), "line")) as [string];
  const listening = JSON.parse(line) as { event: string; url: string };
  expect(listening.event).toBe("listening");
  url = listening.url;
}

async function kill(): Promise<void> {
  const gone = once(server, "exit");
  server.kill("SIGKILL");
  await gone;
}

const service = () => createClient(url, serviceRoleKey, { auth: { persistSession: false } });

beforeAll(async () => {
  home = await makeTemporaryDirectory();
  postgres = await startPostgres({ directory: join(home.path, "postgres") });
  port = Number(new URL(postgres.url).port);
  ({ serviceRoleKey } = await completeKeys());
  await bootstrapDatabase({ databaseUrl: postgres.url });
  const migrations = join(home.path, "migrations");
  await mkdir(migrations);
  await writeFile(
    join(migrations, "1_marks.sql"),
    `create table marks (id int primary key); alter publication supabase_realtime add table marks;
     insert into storage.buckets (id, name) values ('files', 'files');`,
  );
  await applyMigrations({ databaseUrl: postgres.url, directory: migrations });
  await startServer();
});

afterAll(async () => {
  server.kill("SIGTERM");
  await once(server, "exit");
  await postgres.stop();
  await home.remove();
});

test("while the database is away calls fail with words; after kill -9 of it everything goes on by itself", async () => {
  const heard: number[] = [];
  let subscriptions = 0;
  const client = service();
  client
    .channel("marks")
    .on("postgres_changes", { event: "INSERT", schema: "public", table: "marks" }, (change) =>
      heard.push(change.new.id),
    )
    .on("system", {}, ({ status }) => {
      if (status === "ok") subscriptions += 1;
    })
    .subscribe();
  await expect.poll(() => subscriptions).toBe(1);
  await client.from("marks").insert({ id: 1 });
  await expect.poll(() => heard).toEqual([1]);

  process.kill(postgres.pid, "SIGKILL");
  const away = () => fetch(`${url}/rest/v1/marks`, { headers: { apikey: serviceRoleKey } });
  await expect.poll(async () => (await away()).status).toBe(503);
  expect(await (await away()).json()).toMatchObject({ code: "PGRST000" });
  expect((await fetch(`${url}/health`)).status).toBe(503);

  postgres = await startPostgres({ directory: join(home.path, "postgres"), port });
  await expect.poll(async () => (await fetch(`${url}/health`)).status).toBe(200);
  expect((await client.from("marks").select()).data).toEqual([{ id: 1 }]);
  await expect.poll(() => subscriptions, { timeout: 20_000 }).toBeGreaterThan(1);
  await client.from("marks").insert({ id: 2 });
  await expect.poll(() => heard).toEqual([1, 2]);
  client.realtime.disconnect();
});

test("after kill -9 of the server there is no row without its file and no file without its row", async () => {
  const files = service().storage.from("files");
  await files.upload("kept.txt", "kept");
  const uploads = Array.from({ length: 40 }, (_, index) =>
    files.upload(`${index}.txt`, Buffer.alloc(20_000, index)),
  );
  const settled = Promise.allSettled(uploads);
  await Promise.race(uploads.slice(3));
  await kill();
  await settled;
  await startServer();
  const again = service().storage.from("files");
  const names = ((await again.list("", { limit: 100 })).data ?? []).map(({ name }) => name);
  expect(names).toContain("kept.txt");
  for (const name of names) expect((await again.download(name)).error).toBeNull();
  const stored = async () => {
    const directory = join(home.path, "supabase", "storage");
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  };
  await expect.poll(stored).toBe(names.length);
});

test("a killed server leaves no replication slot that keeps the log", async () => {
  await kill();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const slots = async () => (await client.query("select from pg_replication_slots")).rowCount;
  await expect.poll(slots).toBe(0);
  await startServer();
  await expect.poll(slots).toBe(1);
  await client.end();
});
