import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, type Harness, startDatabase, startHarness, until } from "./harness.ts";

const client = createClient();
const bodies: string[] = [];

const waiting = client.createFunction({ id: "waiting", triggers: { event: "w/start" } }, async ({ step }) => {
  const approval = await step.waitForEvent("approval", {
    event: "w/approved",
    match: "data.id",
    timeout: "1h",
  });
  return approval?.data;
});

const choosy = client.createFunction({ id: "choosy", triggers: { event: "w/choosy" } }, async ({ step }) => {
  const found = await step.waitForEvent("big", {
    event: "w/number",
    if: "async.data.n > event.data.least",
    timeout: "1h",
  });
  return found?.data.n;
});

const impatient = client.createFunction(
  { id: "impatient", triggers: { event: "w/impatient" } },
  async ({ step }) => {
    return { got: await step.waitForEvent("nothing", { event: "w/never", timeout: "1s" }) };
  },
);

const racing = client.createFunction(
  { id: "racing", triggers: { event: "w/race" } },
  async ({ step, group }) => {
    const winner = await group.parallel(() =>
      Promise.race([
        step.run("quick", () => {
          bodies.push("quick");
          return "quick";
        }),
        step.run("slow", async () => {
          bodies.push("slow");
          await delay(400);
          return "slow";
        }),
      ]),
    );
    await step.run("after", () => {
      bodies.push(`after ${winner}`);
    });
    return winner;
  },
);

const cancellable = client.createFunction(
  {
    id: "cancellable",
    triggers: { event: "w/long" },
    cancelOn: [
      { event: "w/stop", match: "data.id" },
      { event: "w/stop-if", if: "async.data.from < event.data.id" },
    ],
  },
  async ({ step }) => {
    await step.run("begin", () => null);
    await step.sleep("long", "1h");
  },
);

const busy = client.createFunction(
  { id: "busy", triggers: { event: "w/busy" }, cancelOn: [{ event: "w/stop", match: "data.id" }] },
  async ({ step }) => {
    await step.run("work", async () => {
      bodies.push("working");
      await delay(3000);
    });
  },
);

const late = client.createFunction(
  { id: "late", triggers: { event: "w/late" }, timeouts: { finish: "1s" } },
  async ({ step }) => {
    await step.sleep("long", "1h");
  },
);

describe("waiting", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    const functions = [waiting, choosy, impatient, racing, cancellable, busy, late];
    harness = await startHarness(database.url, client, functions);
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });

  async function start(name: string, data: Record<string, unknown>, status = "Running"): Promise<string> {
    const { ids } = await client.send({ name, data });
    const [id = ""] = ids;
    await until(async () => (await harness.runsOf(id))[0]?.status === status);
    return id;
  }
  const outstanding = (count: number) => until(async () => (await harness.countOutstanding()) >= count);

  test("waitForEvent goes on with the event that matches, and only with that", async () => {
    const id = await start("w/start", { id: 7 });
    await outstanding(1);
    await client.send([
      { name: "w/approved", data: { id: 8 } },
      { name: "w/approved", data: { id: 7, by: "me" } },
    ]);
    expect(await harness.finished(id)).toMatchObject([{ status: "Completed", output: { id: 7, by: "me" } }]);
  });

  test("an `if` sees the event that started the run and the one that arrived", async () => {
    const id = await start("w/choosy", { least: 5 });
    await outstanding(1);
    for (const n of [4, 5, 6]) await client.send({ name: "w/number", data: { n } });
    expect(await harness.finished(id)).toMatchObject([{ status: "Completed", output: 6 }]);
  });

  test("a wait that times out gives null", async () => {
    expect(await harness.send("w/impatient")).toMatchObject([{ status: "Completed", output: { got: null } }]);
  });

  test("a race goes on with the first result, runs each body once, and ends when nothing is outstanding", async () => {
    bodies.length = 0;
    expect(await harness.send("w/race")).toMatchObject([{ status: "Completed", output: "quick" }]);
    expect(bodies.toSorted()).toEqual(["after quick", "quick", "slow"]);
  });

  test("cancelOn cancels the runs that match and leaves the others", async () => {
    const [one, two, three] = [
      await start("w/long", { id: 1 }),
      await start("w/long", { id: 2 }),
      await start("w/long", { id: 3 }),
    ];
    await client.send({ name: "w/stop", data: { id: 1 } });
    expect(await harness.finished(one)).toMatchObject([{ status: "Cancelled" }]);
    await client.send({ name: "w/stop-if", data: { from: 2 } });
    expect(await harness.finished(three)).toMatchObject([{ status: "Cancelled" }]);
    expect(await harness.runsOf(two)).toMatchObject([{ status: "Running" }]);
  });

  test("cancelling aborts the call under way", async () => {
    bodies.length = 0;
    let closed = false;
    harness.worker.server.once("request", (request) => request.once("close", () => (closed = true)));
    const id = await start("w/busy", { id: 9 });
    await until(() => bodies.includes("working"));
    await client.send({ name: "w/stop", data: { id: 9 } });
    expect(await harness.finished(id)).toMatchObject([{ status: "Cancelled" }]);
    await until(() => closed);
  });

  test("a run that does not finish in time is cancelled", async () => {
    expect(await harness.send("w/late")).toMatchObject([{ status: "Cancelled" }]);
  });
});
