import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient, queryOnce, type RunView, startDatabase, until } from "./harness.ts";
import { ENGINE, killNow, start } from "./processes.ts";

const WORKER = fileURLToPath(new URL("./relay-worker.ts", import.meta.url));

describe("one engine, two worker processes", () => {
  const client = createClient();
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let folder: string;
  let engineUrl: string;
  let children: ChildProcess[];
  let drainMilliseconds: string;

  beforeAll(async () => {
    database = await startDatabase();
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "inngest-relay-"));
    children = [];
    drainMilliseconds = "10000";
  });
  afterEach(async () => {
    for (const child of children) await killNow(child);
    await queryOnce(database.url, "drop schema inngest cascade");
    await rm(folder, { recursive: true, force: true });
  });

  async function startAll(): Promise<string[]> {
    const urls: string[] = [];
    for (let index = 0; index < 2; index += 1) {
      const { child, line } = await start([WORKER, folder, drainMilliseconds], { INNGEST_DEV: "1" });
      children.push(child);
      urls.push((JSON.parse(line) as { url: string }).url);
    }
    // One worker as an argument, the other by the environment, as a launcher and a person name them.
    const { child, line } = await start([ENGINE, "--port", "0", "--sdk-url", urls[0] ?? ""], {
      DATABASE_URL: database.url,
      INNGEST_SDK_URLS: ` ${urls[1]},`,
    });
    children.push(child);
    engineUrl = (JSON.parse(line) as { url: string }).url;
    client.setEnvVars({ INNGEST_BASE_URL: engineUrl });
    await until(
      async () =>
        (await queryOnce(database.url, "select from inngest.endpoint where reachable")).rows.length === 2,
    );
    return urls;
  }

  async function send(name: string, hold: boolean): Promise<string> {
    const { ids } = await client.send({ name: "relay/start", data: { name, hold } });
    return ids[0] ?? "";
  }

  async function finished(eventId: string): Promise<RunView> {
    let run: RunView | undefined;
    await until(async () => {
      const response = await fetch(`${engineUrl}/v1/events/${eventId}/runs`);
      run = ((await response.json()) as { data: RunView[] }).data[0];
      return run?.status === "Completed" || run?.status === "Failed";
    });
    return run as RunView;
  }

  async function listBegun(): Promise<number[]> {
    const text = await readFile(join(folder, "journal.jsonl"), "utf8").catch(() => "");
    const lines = text.split("\n").filter(Boolean);
    return lines.map((line) => (JSON.parse(line) as { pid: number }).pid);
  }

  /** Sends a run that holds, and says which worker executes it. */
  async function hold() {
    const eventId = await send("held", true);
    await until(async () => (await listBegun()).length === 1);
    const [pid] = await listBegun();
    const [busy, idle] = children[0]?.pid === pid ? children : [children[1], children[0]];
    return { eventId, busy: busy as ChildProcess, idle: idle as ChildProcess };
  }

  test("SIGKILL of the worker in the middle of a step moves the step to the other", async () => {
    await startAll();
    const { eventId, busy, idle } = await hold();
    busy.kill("SIGKILL");
    const output = { held: idle.pid, after: idle.pid };
    expect(await finished(eventId)).toMatchObject({ status: "Completed", output });
    expect(await listBegun()).toEqual([busy.pid, idle.pid]);
  });

  test("SIGTERM lets the step under way finish, refuses new calls, and the rest runs on the other", async () => {
    const urls = await startAll();
    const { eventId, busy, idle } = await hold();
    const exited = new Promise((resolve) => busy.once("exit", resolve));
    busy.kill("SIGTERM");
    const health = new URL("/health", urls[children.indexOf(busy)]);
    await until(async () => (await fetch(health)).status === 503);
    const others = await Promise.all([1, 2, 3, 4, 5, 6].map((index) => send(`other-${index}`, false)));
    for (const id of others)
      expect(await finished(id)).toMatchObject({
        status: "Completed",
        output: { held: idle.pid, after: idle.pid },
      });
    await writeFile(join(folder, "release"), "");
    const output = { held: busy.pid, after: idle.pid };
    expect(await finished(eventId)).toMatchObject({ status: "Completed", output });
    expect(await exited).toBe(0);
    expect((await queryOnce(database.url, "select from inngest.attempt")).rows).toEqual([]);
  });

  test("a step that does not finish while its worker drains is given to the other", async () => {
    drainMilliseconds = "200";
    await startAll();
    const { eventId, busy, idle } = await hold();
    busy.kill("SIGTERM");
    const output = { held: idle.pid, after: idle.pid };
    expect(await finished(eventId)).toMatchObject({ status: "Completed", output });
  });
});
