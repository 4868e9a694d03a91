import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { startPostgres } from "#supabase/local/postgres/start-postgres.ts";
import { createClient, queryOnce, serveFunctions, until } from "./harness.ts";

const MAIN = fileURLToPath(new URL("../../../inngest/local/main.ts", import.meta.url));
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startEngine(
  databaseUrl: string,
  sdkUrl: string,
): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [MAIN, "--port", "0", "--sdk-url", sdkUrl], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "ignore"],
  });
  cleanups.push(async () => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess["stdout"]> });
  const [line] = (await lines[Symbol.asyncIterator]()
    .next()
    .then(({ value }) => [value])) as [string];
  expect(JSON.parse(line)).toMatchObject({ event: "listening" });
  return { url: (JSON.parse(line) as { url: string }).url, child };
}

test.each(["is stopped", "is killed"])(
  "the process goes on after the database %s, and loses neither an answer nor a sleep",
  async (how) => {
    const directory = await mkdtemp(join(tmpdir(), "inngest-away-"));
    cleanups.push(() => rm(directory, { recursive: true, force: true }));
    let postgres = await startPostgres({ directory });
    cleanups.push(() => postgres.stop());
    const port = Number(new URL(postgres.url).port);
    const client = createClient();
    let bodies = 0;
    let answered = false;
    const steady = client.createFunction(
      { id: "steady", triggers: { event: "p/start" } },
      async ({ step }) => {
        await step.run("across", async () => {
          bodies += 1;
          await until(() => answered);
        });
        await step.sleep("nap", "1s");
        return step.run("after", () => "done");
      },
    );
    const worker = await serveFunctions(client, [steady]);
    cleanups.push(() => worker.stop());
    const { url } = await startEngine(postgres.url, worker.url);
    client.setEnvVars({ INNGEST_BASE_URL: url });
    await until(
      async () => (await queryOnce(postgres.url, "select from inngest.function")).rows.length === 1,
    );
    await client.send({ name: "p/start", data: {} });
    await until(() => bodies === 1);

    if (how === "is killed") process.kill(postgres.pid, "SIGKILL");
    else await postgres.stop();
    answered = true;
    await until(async () => (await fetch(`${url}/health`)).status === 503);
    await delay(300);
    postgres = await startPostgres({ directory, port });

    const done = () =>
      queryOnce(postgres.url, "select output::text from inngest.run where status = 'Completed'");
    await until(async () => (await done()).rows.length === 1);
    expect((await done()).rows).toEqual([{ output: '"done"' }]);
    expect(bodies).toBe(1);
  },
);

test("SIGTERM lets the call under way end and applies its result", async () => {
  const directory = await mkdtemp(join(tmpdir(), "inngest-term-"));
  cleanups.push(() => rm(directory, { recursive: true, force: true }));
  const postgres = await startPostgres({ directory });
  cleanups.push(() => postgres.stop());
  const client = createClient();
  let isExecuting = false;
  const slow = client.createFunction({ id: "slow", triggers: { event: "p/slow" } }, async () => {
    isExecuting = true;
    await delay(500);
    return "drained";
  });
  const worker = await serveFunctions(client, [slow]);
  cleanups.push(() => worker.stop());
  const { url, child } = await startEngine(postgres.url, worker.url);
  client.setEnvVars({ INNGEST_BASE_URL: url });
  await until(async () => (await queryOnce(postgres.url, "select from inngest.function")).rows.length === 1);
  await client.send({ name: "p/slow", data: {} });
  await until(() => isExecuting);
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await exited).toBe(0);
  const { rows } = await queryOnce(postgres.url, "select output::text from inngest.run");
  expect(rows).toContainEqual({ output: '"drained"' });
});
