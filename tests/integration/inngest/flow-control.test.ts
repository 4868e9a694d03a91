import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient, type Harness, queryOnce, startDatabase, startHarness, until } from "./harness.ts";

const client = createClient();
const bodies: string[] = [];
const note = (name: string) => {
  bodies.push(name);
};

const plain = client.createFunction({ id: "plain", triggers: { event: "f/plain" } }, ({ event }) =>
  note(`plain ${event.data.n}`),
);

const rated = client.createFunction(
  {
    id: "rated",
    triggers: { event: "f/rated" },
    rateLimit: { limit: 20, period: "1h", key: "event.data.key" },
  },
  ({ event }) => note(`rated ${event.data.key}`),
);

const paced = client.createFunction(
  { id: "paced", triggers: { event: "f/paced" }, rateLimit: { limit: 2, period: "2s" } },
  () => note("paced"),
);

const debounced = client.createFunction(
  { id: "debounced", triggers: { event: "f/debounced" }, debounce: { period: "1s", key: "event.data.key" } },
  ({ event }) => note(`debounced ${event.data.key}${event.data.n}`),
);

const idempotent = client.createFunction(
  { id: "idempotent", triggers: { event: "f/idempotent" }, idempotency: "event.data.order" },
  ({ event }) => note(`order ${event.data.order}`),
);

const caller = client.createFunction({ id: "caller", triggers: { event: "f/call" } }, async ({ step }) => {
  const call = async (name: string, target: typeof idempotent | typeof debounced) =>
    step
      .invoke(name, { function: target, data: { order: "invoked" } })
      .catch((error: Error) => error.message);
  return [await call("one", idempotent), await call("two", idempotent), await call("three", debounced)];
});

const scheduled = client.createFunction({ id: "scheduled", triggers: { cron: "* * * * * *" } }, ({ event }) =>
  note(event.name),
);

describe("flow control", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    const functions = [plain, rated, paced, debounced, idempotent, caller, scheduled];
    harness = await startHarness(database.url, client, functions);
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });
  beforeEach(() => {
    bodies.length = 0;
  });

  const listBodies = () => bodies.filter((name) => !name.startsWith("inngest/")).toSorted();
  const isQuiet = async () => {
    const { rows } = await queryOnce(
      database.url,
      "select from inngest.run where status in ('Queued', 'Running')",
    );
    return rows.length === 0;
  };

  test("a rate limit drops what comes ahead of its pace by more than a tenth, for each key alone", async () => {
    await client.send(["x", "x", "x", "x", "y"].map((key) => ({ name: "f/rated", data: { key } })));
    await until(isQuiet);
    expect(listBodies()).toEqual(["rated x", "rated x", "rated x", "rated y"]);
  });

  test("a rate limit admits the next start when its share of the period is over", async () => {
    const send = () => client.send([1, 2].map(() => ({ name: "f/paced", data: {} })));
    await send();
    await delay(1050);
    await send();
    await until(isQuiet);
    expect(listBodies()).toEqual(["paced", "paced"]);
  });

  test("debounce starts once, with the last event of each key", async () => {
    for (const n of [1, 2, 3]) await client.send({ name: "f/debounced", data: { key: "k", n } });
    await client.send({ name: "f/debounced", data: { key: "l", n: 1 } });
    await until(() => listBodies().length === 2);
    expect(listBodies()).toEqual(["debounced k3", "debounced l1"]);
  });

  test("an idempotency key starts one run; an event without one is not held up", async () => {
    await client.send([1, 1, 2, 1].map((order) => ({ name: "f/idempotent", data: { order } })));
    await client.send([1, 2].map(() => ({ name: "f/idempotent", data: {} })));
    await until(async () => (await isQuiet()) && bodies.length >= 4);
    expect(listBodies()).toEqual(["order 1", "order 2", "order undefined", "order undefined"]);
  });

  test("an invoked function keeps its limits, and the caller hears of it", async () => {
    const [run] = await harness.send("f/call");
    expect(run?.output).toEqual([
      null,
      "invoked function is rate limited",
      'the function "test-debounced" is debounced: invoking such a function is not supported by this engine',
    ]);
    expect(listBodies()).toEqual(["order invoked"]);
  });

  test("an event id starts one run, and its repetition answers the same id", async () => {
    const events = Array.from({ length: 10 }, () =>
      client.send({ id: "once", name: "f/plain", data: { n: 1 } }),
    );
    const ids = new Set((await Promise.all(events)).flatMap((sent) => sent.ids));
    expect(ids.size).toBe(1);
    expect(await harness.finished([...ids][0] ?? "")).toHaveLength(1);
    expect(await harness.runsOf("once")).toHaveLength(1);
    expect(listBodies()).toEqual(["plain 1"]);
  });

  test("a schedule starts its function", async () => {
    await until(() => bodies.includes("inngest/scheduled.timer"));
  });
});
