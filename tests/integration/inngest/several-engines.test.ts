import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningInngest, startInngest } from "#inngest/local/server.ts";
import { createClient, type Harness, startDatabase, startHarness, until } from "./harness.ts";

const client = createClient();
let running = 0;
let most = 0;
let bodies = 0;

const limited = client.createFunction(
  { id: "limited", triggers: { event: "e/limited" }, concurrency: 4 },
  async ({ step }) => {
    await step.run("one", work);
    await step.run("two", work);
  },
);

async function work(): Promise<void> {
  bodies += 1;
  running += 1;
  most = Math.max(most, running);
  // Longer than it takes to hand out a step, also on a busy machine: else the limit is never reached.
  await delay(60);
  running -= 1;
}

const slow = client.createFunction({ id: "slow", triggers: { event: "e/slow" } }, async ({ step }) => {
  await step.run("slow", async () => {
    bodies += 1;
    await delay(1500);
  });
});

describe("several engines on one database", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  let second: RunningInngest;
  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [limited, slow]);
    second = await startInngest({ databaseUrl: database.url, port: 0, sdkUrls: [harness.worker.url] });
  });
  afterAll(async () => {
    await second.stop();
    await harness.stop();
    await database.stop();
  });

  test("they share the work, run each body once and keep the limit together", async () => {
    const { ids } = await client.send(Array.from({ length: 40 }, () => ({ name: "e/limited", data: {} })));
    for (const id of ids) expect(await harness.finished(id)).toMatchObject([{ status: "Completed" }]);
    expect(bodies).toBe(80);
    expect(most).toBe(4);
  });

  test("cancelling through one engine aborts the call of another", async () => {
    await second.stop();
    let isClosed = false;
    harness.worker.server.once("request", (_, response) => {
      response.once("close", () => {
        isClosed = true;
      });
    });
    bodies = 0;
    const { ids } = await client.send({ name: "e/slow", data: {} });
    await until(() => bodies === 1);
    second = await startInngest({ databaseUrl: database.url, port: 0, sdkUrls: [] });
    const [run] = await harness.runsOf(ids[0] ?? "");
    await fetch(`${second.url}/v1/runs/${run?.run_id}`, { method: "DELETE" });
    await until(() => isClosed);
    expect(await harness.runsOf(ids[0] ?? "")).toMatchObject([{ status: "Cancelled" }]);
  });

  test("a body that takes longer than a lease is not repeated, because its lease is renewed", async () => {
    const third = await startInngest({
      databaseUrl: database.url,
      port: 0,
      sdkUrls: [harness.worker.url],
      leaseSeconds: 0.3,
    });
    await second.stop();
    await harness.engine.stop();
    bodies = 0;
    const sent = await fetch(`${third.url}/e/key`, { method: "POST", body: '{"name":"e/slow"}' });
    const { ids } = (await sent.json()) as { ids: string[] };
    const status = async () => {
      const response = await fetch(`${third.url}/v1/events/${ids[0]}/runs`);
      return ((await response.json()) as { data: { status: string }[] }).data[0]?.status;
    };
    await until(async () => (await status()) === "Completed");
    expect(bodies).toBe(1);
    await third.stop();
  });
});
