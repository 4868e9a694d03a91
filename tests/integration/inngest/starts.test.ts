import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, type Harness, queryOnce, startDatabase, startHarness, until } from "./harness.ts";

const client = createClient();
const plain = client.createFunction({ id: "plain", triggers: { event: "s/plain" } }, () => "ran");
const spread = client.createFunction(
  { id: "spread", triggers: { cron: "* * * * * *", jitter: "10m" } },
  () => null,
);
const fleeting = client.createFunction(
  {
    id: "fleeting",
    triggers: { event: "s/fleeting" },
    cancelOn: [{ event: "s/stop", match: "data.id", timeout: "1s" }],
  },
  async ({ step }) => {
    await step.sleepUntil("until then", new Date(Date.now() + 2500));
    return "too late to stop";
  },
);

describe("what starts a run, and when", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [plain, spread, fleeting]);
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });

  async function post(events: unknown, headers: Record<string, string> = {}): Promise<string[]> {
    const body = JSON.stringify(events);
    const answer = await fetch(`${harness.engine.url}/e/key`, { method: "POST", headers, body });
    return ((await answer.json()) as { ids: string[] }).ids;
  }

  test("a request that a client sends again, under the same seed, starts nothing anew", async () => {
    const headers = { "x-inngest-event-id-seed": `${Date.now()},${Buffer.alloc(10, 7).toString("base64")}` };
    const events = [1, 2].map((n) => ({ name: "s/plain", data: { n } }));
    const first = await post(events, headers);
    expect(await post(events, headers)).toEqual(first);
    expect(new Set(first).size).toBe(2);
    for (const id of first) expect(await harness.finished(id)).toHaveLength(1);
  });

  test("an event id is known for 24 hours, and free again afterwards", async () => {
    const event = { id: "daily", name: "s/plain", data: {} };
    const [first] = await post(event);
    expect(await post(event)).toEqual([first]);
    await queryOnce(
      database.url,
      "update inngest.once set seen_at = seen_at - interval '23 hours 59 minutes'",
    );
    expect(await post(event)).toEqual([first]);
    await queryOnce(database.url, "update inngest.once set seen_at = seen_at - interval '2 minutes'");
    expect(await post(event)).not.toEqual([first]);
  });

  test("an event with a time to come starts its run then", async () => {
    const ts = Date.now() + 1200;
    const [id = ""] = await post({ name: "s/plain", data: {}, ts });
    const [run] = await harness.finished(id);
    const { rows } = await queryOnce(database.url, "select started_at from inngest.run where id = $1", [
      run?.run_id,
    ]);
    expect(rows[0].started_at.getTime()).toBeGreaterThanOrEqual(ts - 1);
  });

  test("a schedule with jitter spreads its starts over it", async () => {
    const list = async () => {
      const { rows } = await queryOnce(
        database.url,
        `select extract(epoch from j.available_at - r.created_at)::float8 as seconds
           from inngest.run r join inngest.job j on j.run_id = r.id where r.function_id = 'test-spread'`,
      );
      return rows.map(({ seconds }) => seconds as number);
    };
    await until(async () => (await list()).length >= 3);
    const waits = await list();
    expect(Math.min(...waits)).toBeGreaterThan(-0.1);
    expect(Math.max(...waits)).toBeLessThan(600);
    expect(new Set(waits.map(Math.round)).size).toBeGreaterThan(1);
  });

  test("a cancelOn with a time-out cancels within it, and not after; sleepUntil ends at its date", async () => {
    const [early = "", late = ""] = await post([1, 2].map((id) => ({ name: "s/fleeting", data: { id } })));
    await until(async () => (await harness.countOutstanding()) >= 2);
    await post({ name: "s/stop", data: { id: 1 } });
    expect(await harness.finished(early)).toMatchObject([{ status: "Cancelled" }]);
    await delay(1000);
    await post({ name: "s/stop", data: { id: 2 } });
    expect(await harness.finished(late)).toMatchObject([{ status: "Completed", output: "too late to stop" }]);
  });
});
