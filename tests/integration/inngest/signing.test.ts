import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startInngest } from "#inngest/local/server.ts";
import { createClient, type Harness, startDatabase, startHarness } from "./harness.ts";

const SIGNING_KEY = `signkey-test-${"ab".repeat(32)}`;
const EVENT_KEY = "event-key";

describe("signed requests", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  const client = createClient({ isDev: false, signingKey: SIGNING_KEY, eventKey: EVENT_KEY });
  const signed = client.createFunction({ id: "signed", triggers: { event: "s/start" } }, ({ event, step }) =>
    step.run("echo", () => event.data),
  );

  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [signed], {
      signingKey: SIGNING_KEY,
      eventKey: EVENT_KEY,
      restHeaders: await authorization(),
    });
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });

  test("sync, calls and answers are signed and checked in both directions", async () => {
    const data = { 10: "b", 9: "a", nested: { z: 1.5, a: [null, "ü"] } };
    expect(await harness.send("s/start", data)).toMatchObject([{ status: "Completed", output: data }]);
  });

  test("events need the event key, and runs the signing key", async () => {
    const refused = await fetch(`${harness.engine.url}/e/other`, {
      method: "POST",
      body: '{"name":"s/start"}',
    });
    expect(refused.status).toBe(401);
    expect((await fetch(`${harness.engine.url}/v1/runs/x`)).status).toBe(401);
    expect((await fetch(`${harness.engine.url}/v1/runs/x`, { headers: await authorization() })).status).toBe(
      404,
    );
    expect((await fetch(`${harness.engine.url}/fn/register`, { method: "POST", body: "{}" })).status).toBe(
      401,
    );
  });

  test("a worker refuses a call that this engine did not sign", async () => {
    const response = await fetch(`${harness.worker.url}?fnId=test-signed&stepId=step`, {
      method: "POST",
      body: "{}",
    });
    expect(response.status).toBe(401);
  });

  test("without both keys the engine refuses to listen beyond loopback", async () => {
    const open = startInngest({ databaseUrl: database.url, host: "0.0.0.0", port: 0, sdkUrls: [] });
    await expect(open).rejects.toThrow("beyond loopback a signing key and an event key are required");
  });
});

async function authorization(): Promise<Record<string, string>> {
  const { createHash } = await import("node:crypto");
  const hash = createHash("sha256")
    .update(Buffer.from("ab".repeat(32), "hex"))
    .digest("hex");
  return { authorization: `Bearer signkey-test-${hash}` };
}
