import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createClient, serveFunctions, startDatabase, startHarness } from "./harness.ts";

let database: Awaited<ReturnType<typeof startDatabase>>;
const cleanups: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

test("a call moves to another worker when one is gone, and waits when all are", async () => {
  const client = createClient();
  const hello = client.createFunction({ id: "hello", triggers: { event: "two/workers" } }, () => "hello");
  const second = await serveFunctions(client, [hello]);
  const harness = await startHarness(database.url, client, [hello], { syncSeconds: 60 });
  cleanups.push(() => harness.stop());
  await fetch(`${harness.engine.url}/fn/register`, {
    method: "POST",
    body: JSON.stringify({ ...(await register(second.url)), url: second.url, appName: "test" }),
  });
  await harness.worker.stop();
  expect(await harness.send("two/workers")).toMatchObject([{ status: "Completed" }]);
  const port = Number(new URL(second.url).port);
  await second.stop();
  const { ids } = await client.send({ name: "two/workers", data: {} });
  const third = await serveFunctions(client, [hello], port);
  cleanups.push(() => third.stop());
  expect(await harness.finished(ids[0] ?? "")).toMatchObject([{ status: "Completed" }]);
});

async function register(url: string): Promise<{ functions: unknown[] }> {
  const headers = { "content-type": "application/json", "x-inngest-sync-kind": "in_band" };
  const response = await fetch(url, { method: "PUT", headers, body: JSON.stringify({ url }) });
  return response.json() as Promise<{ functions: unknown[] }>;
}
