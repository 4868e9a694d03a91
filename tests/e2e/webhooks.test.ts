import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call, untilEnded, upload } from "#tests/fixtures/api.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const url = inject("url");
const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
let receiver: Server;
let target: string;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;

const send = (method: string, path: string, body?: unknown) =>
  call(url, method, path, { body: body === undefined ? undefined : JSON.stringify(body) });

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  receiver = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    heard.push({ headers: request.headers, body });
    response.writeHead(heard.length === 1 ? 500 : 200).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  target = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  receiver.close();
  await folder.remove();
});

describe("a web-hook", () => {
  it("is told of a completed job, signed, and again after an error, until it has taken it", async () => {
    const made = await send("POST", "/api/webhooks", { url: target, events: ["job.completed"] });
    expect(made).toMatchObject({ status: 201, body: { url: target, enabled: true } });
    const { id, secret } = made.body;
    const clip = await makeClip(join(folder.path, "hook.mp4"), { seconds: 2 });
    const videoId = (await upload(url, clip)).body.video_id;
    const { job_id } = (await send("POST", `/api/analyze/${videoId}`)).body;
    await untilEnded(url, videoId);
    for (const deadline = Date.now() + 60_000; heard.length < 2 && Date.now() < deadline; ) await sleep(200);

    expect(heard).toHaveLength(2);
    expect(heard[1]?.body).toBe(heard[0]?.body);
    expect(heard[1]?.headers["webhook-id"]).toBe(heard[0]?.headers["webhook-id"]);
    const signed = heard[1]?.headers as Record<string, string>;
    const message = new Webhook(secret).verify(heard[1]?.body ?? "", signed);
    expect(message).toMatchObject({
      type: "job.completed",
      data: { job_id, video_id: videoId, job_type: "pitch", status: "completed", error: null },
    });
    expect(() => new Webhook(secret).verify(`${heard[1]?.body} `, signed)).toThrow();

    await sleep(500);
    const { deliveries } = (await send("GET", `/api/webhooks/${id}/deliveries`)).body;
    expect(deliveries).toMatchObject([
      { event: "job.completed", job_id, status: "delivered", attempts: 2, response_status: 200, error: null },
    ]);
  });

  it("is listed without its secret, changed, and removed", async () => {
    const { id } = (await send("POST", "/api/webhooks", { url: target, enabled: false })).body;
    const { webhooks } = (await send("GET", "/api/webhooks")).body;
    expect(webhooks.find((hook: { id: string }) => hook.id === id)).toMatchObject({ enabled: false });
    expect(JSON.stringify(webhooks)).not.toContain("whsec_");
    const changed = await send("PUT", `/api/webhooks/${id}`, { url: `${target}/2`, events: ["job.failed"] });
    expect(changed.body).toMatchObject({ id, url: `${target}/2`, events: ["job.failed"], enabled: true });
    expect((await send("DELETE", `/api/webhooks/${id}`)).body).toEqual({ id, status: "removed" });
    expect((await send("GET", `/api/webhooks/${id}`)).status).toBe(404);
    expect((await send("DELETE", `/api/webhooks/${id}`)).status).toBe(404);
  });

  it("is refused where its address cannot be one, and beyond twenty", async () => {
    for (const bad of [
      "ftp://example.com",
      "javascript:alert(1)",
      "not an address",
      `http://u:p@127.0.0.1/`,
    ]) {
      expect((await send("POST", "/api/webhooks", { url: bad })).status, bad).toBe(422);
    }
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => send("POST", "/api/webhooks", { url: target, enabled: false })),
    );
    expect(answers.filter(({ status }) => status === 409).length).toBeGreaterThanOrEqual(5);
    const { webhooks } = (await send("GET", "/api/webhooks")).body;
    expect(webhooks).toHaveLength(20);
    for (const { id } of webhooks) await send("DELETE", `/api/webhooks/${id}`);
  });
});
