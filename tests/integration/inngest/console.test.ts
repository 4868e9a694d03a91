import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, type Harness, startDatabase, startHarness, until } from "./harness.ts";

const HOSTILE = `"><script>alert(1)</script>`;
const client = createClient();
const hostile = client.createFunction(
  { id: "hostile", name: HOSTILE, retries: 1, triggers: { event: "c/hostile" } },
  async ({ step }) => {
    const text = await step.run(HOSTILE, () => HOSTILE);
    await step.run("bad", () => {
      throw new Error(HOSTILE);
    });
    return text;
  },
);
const sleepy = client.createFunction({ id: "sleepy", triggers: { event: "c/sleepy" } }, ({ step }) =>
  step.sleep("long", "1h"),
);

describe("console", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [hostile, sleepy]);
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });
  const open = (path: string, init: RequestInit = {}) =>
    fetch(`${harness.engine.url}${path}`, { redirect: "manual", ...init });

  test("every page escapes what users and functions sent, and allows no inline script or style", async () => {
    const [run] = await harness.send("c/hostile", { HOSTILE });
    const { data } = (await (await open(`/v1/runs/${run?.run_id}`)).json()) as { data: { event_id: string } };
    for (const path of ["/", "/functions", "/events", `/events/${data.event_id}`, `/runs/${run?.run_id}`]) {
      const page = await open(path);
      expect(page.status).toBe(200);
      const policy = page.headers.get("content-security-policy");
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe");
      const text = await page.text();
      expect(text).not.toContain("<script>alert");
      expect(text).not.toMatch(/\sstyle=|\son\w+=/);
    }
    const timeline = await (await open(`/runs/${run?.run_id}`)).text();
    expect(timeline).toContain("2 failed attempts");
  });

  test("a run can be cancelled and run again", async () => {
    const { ids } = await client.send({ name: "c/sleepy", data: {} });
    await until(async () => (await harness.runsOf(ids[0] ?? ""))[0]?.status === "Running");
    const [run] = await harness.runsOf(ids[0] ?? "");
    expect((await open(`/runs/${run?.run_id}/cancel`, { method: "POST" })).status).toBe(303);
    expect(await harness.finished(ids[0] ?? "")).toMatchObject([{ status: "Cancelled" }]);
    const again = await open(`/runs/${run?.run_id}/rerun`, { method: "POST" });
    expect(again.headers.get("location")).not.toBe(`/runs/${run?.run_id}`);
    expect(await harness.runsOf(ids[0] ?? "")).toHaveLength(2);
  });

  test("a test event can be sent, and a wrong one is refused with a sentence", async () => {
    const body = new URLSearchParams({ name: "c/sleepy", data: "{}" });
    const sent = await open("/events", { method: "POST", body });
    expect(sent.headers.get("location")).toMatch(/^\/events\/\w{26}$/);
    const refused = await open("/events", {
      method: "POST",
      body: new URLSearchParams({ name: "x", data: "{" }),
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("That did not work");
  });

  test("an open page hears of a change", async () => {
    const stream = await open("/console/live");
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await client.send({ name: "c/sleepy", data: {} });
    expect(new TextDecoder().decode((await reader.read()).value)).toContain("data: change");
    await reader.cancel();
  });

  test("pages of other sites and other names of this machine are refused", async () => {
    const origin = { origin: "http://evil.example" };
    expect((await open("/runs/x/cancel", { method: "POST", headers: origin })).status).toBe(403);
    const { request } = await import("node:http");
    const status = await new Promise((resolve) => {
      request(harness.engine.url, { headers: { host: "evil.example" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });
});
