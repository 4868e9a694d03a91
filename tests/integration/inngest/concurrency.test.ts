import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient, type Harness, queryOnce, startDatabase, startHarness, until } from "./harness.ts";

const client = createClient();
const bodies: string[] = [];
let running = 0;
let most = 0;

async function occupy(name: string, milliseconds = 60): Promise<void> {
  running += 1;
  most = Math.max(most, running);
  bodies.push(name);
  await delay(milliseconds);
  running -= 1;
}

const limited = client.createFunction(
  { id: "limited", triggers: { event: "f/limited" }, concurrency: 3 },
  async ({ event, step }) => step.run("work", () => occupy(String(event.data.n))),
);

const tenants = client.createFunction(
  {
    id: "tenants",
    triggers: { event: "f/tenant" },
    concurrency: [{ limit: 2 }, { limit: 2, key: "event.data.tenant", scope: "account" }],
  },
  async ({ event, step }) => step.run("work", () => occupy(String(event.data.tenant), 30)),
);

const ranked = client.createFunction(
  {
    id: "ranked",
    triggers: { event: "f/ranked" },
    concurrency: 1,
    priority: { run: "event.data.urgent ? 300 : 0" },
  },
  ({ event }) => occupy(event.data.name as string, 300),
);

const slowStart = client.createFunction(
  { id: "slow-start", triggers: { event: "f/slow-start" }, concurrency: 1, timeouts: { start: "1s" } },
  () => occupy("slow start", 1500),
);

describe("concurrency", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [limited, tenants, ranked, slowStart]);
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });
  beforeEach(() => {
    bodies.length = 0;
    most = 0;
  });

  async function sendAll(name: string, list: Record<string, unknown>[]): Promise<void> {
    const { ids } = await client.send(list.map((data) => ({ name, data })));
    for (const id of ids) await harness.finished(id);
  }

  test("a limit is used fully and never exceeded", async () => {
    await sendAll(
      "f/limited",
      Array.from({ length: 12 }, (_, n) => ({ n })),
    );
    expect(bodies.length).toBe(12);
    expect(most).toBe(3);
  });

  test("a tenant with 100 queued runs delays another one's by at most one slot", async () => {
    const crowd = sendAll(
      "f/tenant",
      Array.from({ length: 100 }, () => ({ tenant: "crowd" })),
    );
    await until(() => bodies.length >= 10);
    const { ids } = await client.send({ name: "f/tenant", data: { tenant: "single" } });
    await harness.finished(ids[0] ?? "");
    const { rows } = await queryOnce(
      database.url,
      `select other.id from inngest.run single join inngest.run other on other.function_id = single.function_id
        where single.event_id = $1 and other.started_at > single.created_at and other.started_at < single.started_at`,
      ids,
    );
    expect(rows.length).toBeLessThanOrEqual(1);
    await crowd;
    expect(bodies.length).toBe(101);
    expect(most).toBe(2);
  });

  test("priority moves a run ahead in the queue of its function", async () => {
    const first = sendAll("f/ranked", [{ name: "first" }]);
    await until(() => bodies.length === 1);
    await sendAll("f/ranked", [{ name: "second" }, { name: "third" }, { name: "urgent", urgent: true }]);
    await first;
    expect(bodies).toEqual(["first", "urgent", "second", "third"]);
  });

  test("a run that does not start in time is cancelled", async () => {
    const { ids } = await client.send([1, 2].map((n) => ({ name: "f/slow-start", data: { n } })));
    const runs = [await harness.finished(ids[0] ?? ""), await harness.finished(ids[1] ?? "")].flat();
    expect(runs.map((run) => run.status).toSorted()).toEqual(["Cancelled", "Completed"]);
  });
});
