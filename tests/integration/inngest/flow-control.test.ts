import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient, type Harness, queryOnce, startDatabase, startHarness, until } from "./harness.ts";

const client = createClient();
const bodies: string[] = [];
const ticks: string[] = [];
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
    concurrency: [{ limit: 2 }, { limit: 1, key: "event.data.tenant", scope: "account" }],
  },
  async ({ event, step }) => step.run("work", () => occupy(String(event.data.tenant))),
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

const rated = client.createFunction(
  {
    id: "rated",
    triggers: { event: "f/rated" },
    rateLimit: { limit: 2, period: "1m", key: "event.data.key" },
  },
  ({ event }) => occupy(`rated ${event.data.key}`),
);

const debounced = client.createFunction(
  { id: "debounced", triggers: { event: "f/debounced" }, debounce: { period: "1s", key: "event.data.key" } },
  ({ event }) => occupy(`debounced ${event.data.key}${event.data.n}`),
);

const idempotent = client.createFunction(
  { id: "idempotent", triggers: { event: "f/idempotent" }, idempotency: "event.data.order" },
  ({ event }) => occupy(`order ${event.data.order}`),
);

const scheduled = client.createFunction(
  { id: "scheduled", triggers: { cron: "* * * * * *" } },
  ({ event }) => {
    ticks.push(event.name);
  },
);

const slowStart = client.createFunction(
  { id: "slow-start", triggers: { event: "f/slow-start" }, concurrency: 1, timeouts: { start: "1s" } },
  () => occupy("slow start", 1500),
);

const throttled = client.createFunction(
  { id: "throttled", triggers: { event: "f/throttled" }, throttle: { limit: 1, period: "1m" } },
  () => occupy("throttled"),
);

const unreadable = client.createFunction(
  { id: "unreadable", triggers: { event: "f/limited", if: "((" } },
  () => occupy("unreadable"),
);

describe("flow control", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    const functions = [
      limited,
      tenants,
      ranked,
      rated,
      debounced,
      idempotent,
      scheduled,
      slowStart,
      throttled,
      unreadable,
    ];
    harness = await startHarness(database.url, client, functions);
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
  const count = async (name: string) => {
    const { rows } = await queryOnce(
      database.url,
      "select count(*)::int from inngest.run where function_id = $1 and status = 'Completed'",
      [`test-${name}`],
    );
    return rows[0].count as number;
  };

  test("a limit is used fully and never exceeded", async () => {
    await sendAll(
      "f/limited",
      Array.from({ length: 12 }, (_, n) => ({ n })),
    );
    expect(bodies.length).toBe(12);
    expect(most).toBe(3);
  });

  test("a tenant with a long queue delays another one's job by at most one slot", async () => {
    const sent = sendAll(
      "f/tenant",
      Array.from({ length: 8 }, () => ({ tenant: "a" })),
    );
    await until(() => bodies.length >= 2);
    await sendAll("f/tenant", [{ tenant: "b" }]);
    expect(bodies.indexOf("b")).toBeLessThanOrEqual(4);
    await sent;
    expect(most).toBe(2);
  });

  test("priority moves a run ahead in the queue of its function", async () => {
    const first = sendAll("f/ranked", [{ name: "first" }]);
    await until(() => bodies.length === 1);
    await sendAll("f/ranked", [{ name: "second" }, { name: "third" }, { name: "urgent", urgent: true }]);
    await first;
    expect(bodies).toEqual(["first", "urgent", "second", "third"]);
  });

  test("a rate limit drops what is too much, for each key alone", async () => {
    const events = ["x", "x", "x", "y", "x"].map((key) => ({ name: "f/rated", data: { key } }));
    await client.send(events);
    await until(async () => (await count("rated")) === 3);
    expect(bodies.toSorted()).toEqual(["rated x", "rated x", "rated y"]);
  });

  test("debounce starts once, with the last event of each key", async () => {
    for (const n of [1, 2, 3]) await client.send({ name: "f/debounced", data: { key: "k", n } });
    await client.send({ name: "f/debounced", data: { key: "l", n: 1 } });
    await until(async () => (await count("debounced")) === 2);
    expect(bodies.toSorted()).toEqual(["debounced k3", "debounced l1"]);
  });

  test("an idempotency key starts one run", async () => {
    await client.send([1, 1, 2, 1].map((order) => ({ name: "f/idempotent", data: { order } })));
    await until(async () => (await count("idempotent")) === 2);
    expect(bodies.toSorted()).toEqual(["order 1", "order 2"]);
  });

  test("an event id starts one run, and its repetition answers the same id", async () => {
    const events = Array.from({ length: 10 }, () => client.send({ id: "once", name: "f/limited", data: {} }));
    const ids = new Set((await Promise.all(events)).flatMap((sent) => sent.ids));
    expect(ids.size).toBe(1);
    expect(await harness.finished([...ids][0] ?? "")).toHaveLength(1);
    expect(await harness.runsOf("once")).toHaveLength(1);
  });

  test("a schedule starts its function", async () => {
    await until(() => ticks.includes("inngest/scheduled.timer"));
  });

  test("a run that does not start in time is cancelled", async () => {
    const { ids } = await client.send([1, 2].map((n) => ({ name: "f/slow-start", data: { n } })));
    const runs = [await harness.finished(ids[0] ?? ""), await harness.finished(ids[1] ?? "")].flat();
    expect(runs.map((run) => run.status).toSorted()).toEqual(["Cancelled", "Completed"]);
  });

  test("what is not built or cannot be read refuses the function in one sentence, and its events still arrive", async () => {
    const { rows } = await queryOnce(
      database.url,
      "select refusal from inngest.function where refusal is not null",
    );
    const refusals = rows.map(({ refusal }) => refusal as string).toSorted();
    expect(refusals[0]).toBe(
      'Function "test-throttled" was refused: throttling (`throttle`) is not supported by this engine.',
    );
    expect(refusals[1]).toContain(
      'Function "test-unreadable" was refused: the expression "((" cannot be read',
    );
    expect(refusals).toHaveLength(2);
    await sendAll("f/limited", [{ n: 1 }]);
    expect(bodies).toEqual(["1"]);
  });
});
