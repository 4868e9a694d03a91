import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, queryOnce, startDatabase, until } from "./harness.ts";
import { createMachines, type Machine } from "./machines.ts";
import { ENGINE, findFreePort, killNow, start } from "./processes.ts";

const WORKER = fileURLToPath(new URL("./relay-worker.ts", import.meta.url));
const KEYS = { INNGEST_SIGNING_KEY: `signkey-test-${"cd".repeat(32)}`, INNGEST_EVENT_KEY: "machines" };
const PORT = "3100";

describe("one engine and two workers on addresses of their own, signed", () => {
  const client = createClient({ isDev: false, eventKey: KEYS.INNGEST_EVENT_KEY });
  const network = createMachines();
  const workers: ChildProcess[] = [];
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let folder: string;
  let engine: ChildProcess;
  let engineUrl: string;

  beforeAll(async () => {
    database = await startDatabase();
    folder = await mkdtemp(join(tmpdir(), "inngest-machines-"));
    const port = await findFreePort();
    engineUrl = `http://${network.engineAddress}:${port}`;
    // The workers are there first and keep trying; nobody tells the engine about them but they themselves.
    for (const index of network.machines.keys()) await startWorker(index);
    ({ child: engine } = await start([ENGINE, "--host", network.engineAddress, "--port", String(port)], {
      ...KEYS,
      DATABASE_URL: database.url,
    }));
    client.setEnvVars({ INNGEST_BASE_URL: engineUrl });
    await until(async () => (await listReachable()).length === 2);
  });
  afterAll(async () => {
    for (const child of [...workers, engine]) await killNow(child);
    await database.stop();
    await rm(folder, { recursive: true, force: true });
    network.remove();
  });

  async function startWorker(index: number): Promise<void> {
    const { address, runner } = network.machines[index] as Machine;
    const origin = `http://${address}:${PORT}`;
    const env = { ...KEYS, INNGEST_BASE_URL: engineUrl, INNGEST_SERVE_ORIGIN: origin, HOST: address, PORT };
    const { child } = await start([WORKER, folder], env, runner);
    workers[index] = child;
  }

  async function listReachable(): Promise<string[]> {
    const { rows } = await queryOnce(
      database.url,
      "select url from inngest.endpoint where reachable order by url",
    ).catch(() => ({ rows: [] }));
    return rows.map(({ url }) => url as string);
  }

  async function listBegun(name: string): Promise<number[]> {
    const text = await readFile(join(folder, "journal.jsonl"), "utf8").catch(() => "");
    const lines = text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { name: string; pid: number });
    return lines.filter((line) => line.name === name).map((line) => line.pid);
  }

  async function outputOf(eventId: string): Promise<unknown> {
    let output: unknown = null;
    await until(async () => {
      const { rows } = await queryOnce(
        database.url,
        "select output from inngest.run where event_id = $1 and status = 'Completed'",
        [eventId],
      );
      output = rows[0]?.output;
      return rows.length > 0;
    });
    return output;
  }

  test("both registered themselves under their own address", async () => {
    const urls = network.machines.map(({ address }) => `http://${address}:${PORT}/api/inngest`);
    expect(await listReachable()).toEqual(urls);
  });

  test.each([0, 1])(
    "SIGKILL of worker %i in the middle of a step moves the step to the other",
    async (index) => {
      const [victim, survivor] = [workers[index], workers[1 - index]] as [ChildProcess, ChildProcess];
      // Two runs that hold: each worker executes one of them.
      const names = [`first ${index}`, `second ${index}`];
      const { ids } = await client.send(
        names.map((name) => ({ name: "relay/start", data: { name, hold: true } })),
      );
      const begun = () => Promise.all(names.map(listBegun));
      await until(async () => (await begun()).every((pids) => pids.length === 1));
      const moved = (await begun()).findIndex(([pid]) => pid === victim.pid);
      await killNow(victim);
      expect(await outputOf(ids[moved] ?? "")).toEqual({ held: survivor.pid, after: survivor.pid });
      expect(await listBegun(names[moved] ?? "")).toEqual([victim.pid, survivor.pid]);

      await writeFile(join(folder, "release"), "");
      expect(await outputOf(ids[1 - moved] ?? "")).toEqual({ held: survivor.pid, after: survivor.pid });
      await rm(join(folder, "release"));
      await startWorker(index);
      await until(async () => (await listReachable()).length === 2);
    },
  );
});
