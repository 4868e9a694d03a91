import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { call, untilEnded, upload } from "#tests/fixtures/api.ts";
import { findFreePorts } from "#tests/fixtures/free-ports.ts";
import { choosePlace, type RunningStack, startStackProcess } from "#tests/fixtures/running-stack.ts";
import { findLongClip } from "./long-clip.ts";
import { listDescendants } from "./stack-processes.ts";

const keys = { INNGEST_SIGNING_KEY: `signkey-test-${"ef".repeat(32)}`, INNGEST_EVENT_KEY: "e2e" };
const address = "127.0.0.2";

describe("a signed engine and a worker at another address", () => {
  let place: Awaited<ReturnType<typeof choosePlace>>;
  let stack: RunningStack;
  let remote: ChildProcess | undefined;
  let engineUrl: string;
  let port: number;

  beforeAll(async () => {
    place = await choosePlace();
    // Not 0.0.0.0: then only what was told this address can be what reaches it.
    stack = await startStackProcess(place, { ...keys, INNGEST_HOST: "127.0.0.3" });
    engineUrl = `http://127.0.0.3:${place.ports[2]}`;
    [port = 0] = await findFreePorts(1);
    remote = await startRemoteWorker();
  });
  afterAll(async () => {
    remote?.kill("SIGKILL");
    await stack.stop();
    await place.remove();
  });

  async function startRemoteWorker(): Promise<ChildProcess> {
    const { publishableKey, secretKey } = await completeKeys();
    const child = spawn(process.execPath, ["scripts/pitchquest.js", "worker"], {
      env: {
        ...process.env,
        ...keys,
        INNGEST_BASE_URL: engineUrl,
        INNGEST_SERVE_ORIGIN: `http://${address}:${port}`,
        SUPABASE_URL: stack.supabaseUrl,
        SUPABASE_PUBLISHABLE_KEY: publishableKey,
        SUPABASE_SECRET_KEY: secretKey,
        PITCHQUEST_HOME: join(place.home, "remote"),
        HOST: address,
        WORKER_PORT: String(port),
        LOG_LEVEL: "info",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
    while (!said.includes("registered with Inngest")) {
      if (child.exitCode !== null) throw new Error(`The worker ended with ${child.exitCode}:\n${said}`);
      await delay(50);
    }
    return child;
  }

  it("refuses an unsigned call at both workers, and an event without the key", async () => {
    for (const worker of [`http://${address}:${port}`, `http://127.0.0.1:${place.ports[3]}`]) {
      const query = "fnId=pitchquest-analyze-pitch&stepId=step";
      const answer = await fetch(`${worker}/api/inngest?${query}`, { method: "POST", body: "{}" });
      expect(answer.status).toBe(401);
    }
    const event = await fetch(`${engineUrl}/e/other`, { method: "POST", body: '{"name":"a/b"}' });
    expect(event.status).toBe(401);
    expect((await fetch(`${engineUrl}/v1/runs/x`)).status).toBe(401);
  });

  it("gives it analyses, and what it held when it was killed to the worker that is left", async () => {
    const ids: string[] = [];
    for (const index of [0, 1] as const)
      ids.push((await upload(stack.url, await findLongClip(stack.home, index))).body.video_id);
    for (const id of ids) await call(stack.url, "POST", `/api/analyze/${id}`);
    const isAtWork = async () => (await listDescendants(remote?.pid ?? 0)).size > 0;
    await expect.poll(isAtWork, { timeout: 60_000, interval: 20 }).toBe(true);
    remote?.kill("SIGKILL");
    for (const id of ids)
      expect((await untilEnded(stack.url, id)).at(-1)).toMatchObject({ status: "completed", progress: 100 });
  });
});
