import { createDefer } from "inngest/experimental";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, type Harness, queryOnce, startDatabase, startHarness } from "./harness.ts";

const client = createClient();
const triggers = { event: "r/start" };
const bodies: string[] = [];
const body = () => {
  bodies.push("ran");
};

const refused = [
  client.createFunction({ id: "throttled", triggers, throttle: { limit: 1, period: "1m" } }, body),
  client.createFunction({ id: "batched", triggers, batchEvents: { maxSize: 2, timeout: "5s" } }, body),
  client.createFunction({ id: "single", triggers, singleton: { mode: "skip" } }, body),
  createDefer(client, { id: "deferred" }, body),
  client.createFunction({ id: "unreadable", triggers: { event: "r/start", if: "((" } }, body),
];
const plain = client.createFunction({ id: "plain", triggers }, () => "ran");

const odd = client.createFunction({ id: "odd", triggers: { event: "r/odd" } }, async ({ step }) => {
  const messages: string[] = [];
  const attempt = async (work: () => Promise<unknown>) =>
    work().then(
      () => messages.push("worked"),
      (error: Error) => messages.push(error.message),
    );
  await attempt(() => step.waitForSignal("signal", { signal: "x", timeout: "1h", onConflict: "fail" }));
  await attempt(() => step.fetch("http://127.0.0.1:9/"));
  return messages;
});

describe("what is not built", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [...refused, plain, odd]);
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });

  const refusals: [string, string][] = [
    ["throttled", "throttling (`throttle`) is not supported by this engine."],
    ["batched", "batching events (`batchEvents`) is not supported by this engine."],
    ["single", "singleton runs (`singleton`) is not supported by this engine."],
    ["deferred", "deferred functions (`createDefer`) are not supported by this engine."],
    ["unreadable", 'the expression "((" cannot be read'],
  ];

  test.each(refusals)("a function that asks for it (%s) is refused in one sentence", async (id, reason) => {
    const { rows } = await queryOnce(database.url, "select refusal from inngest.function where id = $1", [
      `test-${id}`,
    ]);
    expect(rows[0].refusal).toContain(`Function "test-${id}" was refused: ${reason}`);
  });

  test("a refused function is never run, and the others of its event are", async () => {
    expect(await harness.send("r/start")).toMatchObject([{ function_id: "test-plain", output: "ran" }]);
    expect(bodies).toEqual([]);
  });

  test("a worker that registers itself is told, and the console shows it", async () => {
    const headers = { "content-type": "application/json", "x-inngest-sync-kind": "in_band" };
    const config = await fetch(harness.worker.url, {
      method: "PUT",
      headers,
      body: JSON.stringify({ url: harness.worker.url }),
    });
    const { functions } = (await config.json()) as { functions: unknown[] };
    const answer = await fetch(`${harness.engine.url}/fn/register`, {
      method: "POST",
      body: JSON.stringify({ url: harness.worker.url, appName: "test", functions }),
    });
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: string };
    for (const [id] of refusals) expect(error).toContain(`Function "test-${id}" was refused: `);
    const page = await (await fetch(`${harness.engine.url}/functions`)).text();
    expect(page).toContain("throttling (`throttle`) is not supported by this engine");
  });

  test("an operation becomes an error that the function can catch", async () => {
    const [run] = await harness.send("r/odd");
    expect(run?.output).toEqual([
      "step.waitForSignal is not supported by this engine",
      "step.fetch is not supported by this engine",
    ]);
  });
});
