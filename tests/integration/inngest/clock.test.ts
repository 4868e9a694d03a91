import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#inngest/local/database/database.ts";
import { shortenLeases } from "#inngest/local/queue/leases.ts";
import { createClient, type Harness, queryOnce, startDatabase, startHarness, until } from "./harness.ts";

/** A clock set by this much; to the engine it is as if all that it stored had moved the other way. */
type Jump = "an hour back" | "an hour forward";

const client = createClient();
let executed: number[] = [];
let mayEnd = false;

const held = client.createFunction(
  { id: "held", triggers: { event: "k/held" }, concurrency: 1 },
  async ({ event, step }) => {
    await step.run("work", async () => {
      executed.push(event.data.n as number);
      await until(() => mayEnd);
    });
    return step.run("after", () => "done");
  },
);
const naps = client.createFunction({ id: "naps", triggers: { event: "k/naps" } }, async ({ step }) => {
  await step.sleep("nap", "30m");
  return "rested";
});

describe("a clock that jumps", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [held, naps]);
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });
  beforeEach(() => {
    executed = [];
    mayEnd = false;
  });

  async function setClock(jump: Jump): Promise<void> {
    const by = jump === "an hour back" ? "interval '1 hour'" : "interval '-1 hour'";
    await queryOnce(
      database.url,
      `with steps as (update inngest.step set started_at = started_at + ${by}, due_at = due_at + ${by}),
         runs as (update inngest.run set created_at = created_at + ${by}, started_at = started_at + ${by}, sort_at = sort_at + ${by})
       update inngest.job set available_at = available_at + ${by}, lease_until = lease_until + ${by}, sort_at = sort_at + ${by}`,
    );
  }

  test.each<Jump>(["an hour back", "an hour forward"])(
    "(%s) neither repeats a call under way nor holds up what is queued",
    async (jump) => {
      const { ids } = await client.send([1, 2].map((n) => ({ name: "k/held", data: { n } })));
      await until(() => executed.length === 1);
      await setClock(jump);
      // Longer than an engine sleeps before it looks at the queue by itself.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      mayEnd = true;
      for (const id of ids) expect(await harness.finished(id)).toMatchObject([{ status: "Completed" }]);
      expect(executed).toEqual([1, 2]);
    },
  );

  test("forward ends a sleep that is over by the new time", async () => {
    const { ids } = await client.send({ name: "k/naps", data: {} });
    await until(async () => (await harness.countOutstanding()) === 1);
    await setClock("an hour forward");
    expect(await harness.finished(ids[0] ?? "")).toMatchObject([{ status: "Completed", output: "rested" }]);
  });

  test("back does not leave the call of an engine that died to its lease for an hour", async () => {
    mayEnd = true;
    const inAnHour = Date.now() + 3_600_000;
    const { ids } = await client.send({ name: "k/held", data: { n: 3 }, ts: inAnHour });
    await queryOnce(
      database.url,
      `update inngest.job set available_at = '-infinity', lease_id = gen_random_uuid(), lease_until = now() + interval '1 hour'`,
    );
    const db = openDatabase(database.url, () => {});
    await shortenLeases(db, 0.2);
    await db.end();
    expect(await harness.finished(ids[0] ?? "")).toMatchObject([{ status: "Completed" }]);
    expect(executed).toEqual([3]);
  });
});
