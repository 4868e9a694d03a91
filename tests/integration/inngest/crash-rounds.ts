import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createClient, queryOnce, startDatabase, until } from "./harness.ts";

const ENGINE = fileURLToPath(new URL("../../../inngest/local/main.ts", import.meta.url));
const WORKER = fileURLToPath(new URL("./crash-worker.ts", import.meta.url));

export interface CrashReport {
  runs: number;
  kills: number;
  /** Runs that ended with the output they would have without a crash. */
  completed: number;
  /** Different bodies that have a result. */
  bodies: number;
  /** How often bodies began beyond once: they were executing when something was killed. */
  repeats: number;
  /** How often a body began although its result had been applied; must be none. */
  repeatsAfterResult: number;
  seconds: number;
}

/** Kills engine and worker with SIGKILL at random times while runs are under way, then lets everything finish. */
export async function runCrashRounds({
  rounds,
  runs,
}: {
  rounds: number;
  runs: number;
}): Promise<CrashReport> {
  const startedAt = performance.now();
  const database = await startDatabase();
  const folder = await mkdtemp(join(tmpdir(), "inngest-crash-"));
  const journal = join(folder, "journal.jsonl");
  const [enginePort, workerPort] = [await findFreePort(), await findFreePort()];
  const workerUrl = `http://127.0.0.1:${workerPort}/api/inngest`;
  const startEngine = () =>
    start([ENGINE, "--port", String(enginePort), "--sdk-url", workerUrl], {
      DATABASE_URL: database.url,
      INNGEST_LEASE_SECONDS: "1",
    });
  const startWorker = () =>
    start([WORKER, journal, String(workerPort)], { INNGEST_DEV: `http://127.0.0.1:${enginePort}` });
  const processes = { engine: await startEngine(), worker: await startWorker() };
  const client = createClient().setEnvVars({ INNGEST_DEV: `http://127.0.0.1:${enginePort}` });
  let kills = 0;
  try {
    await until(
      async () => (await queryOnce(database.url, "select from inngest.function")).rows.length === 2,
    );
    const names = Array.from({ length: runs }, (_, index) => `run-${index}`);
    await client.send(names.map((name) => ({ id: name, name: "crash/start", data: { name } })));
    for (let round = 0; round < rounds; round += 1) {
      await delay(150 + Math.random() * 700);
      const victims = (["engine", "worker"] as const).filter(() => Math.random() < 0.6);
      for (const victim of victims) {
        processes[victim].kill("SIGKILL");
        kills += 1;
      }
      await delay(Math.random() * 300);
      if (victims.includes("engine")) processes.engine = await startEngine();
      if (victims.includes("worker")) processes.worker = await startWorker();
    }
    const { rows } = await waitForRuns(database.url, runs);
    const counted = await countRepeats(database.url, journal);
    const expected = JSON.stringify(["first", "left", "right", "leaf", "last"]);
    const completed = rows.filter(
      ({ status, output }) => status === "Completed" && output === expected,
    ).length;
    const seconds = (performance.now() - startedAt) / 1000;
    return { runs, kills, completed, ...counted, seconds };
  } finally {
    processes.engine.kill("SIGKILL");
    processes.worker.kill("SIGKILL");
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function waitForRuns(databaseUrl: string, runs: number) {
  const query = () =>
    queryOnce(
      databaseUrl,
      `select status, output::text from inngest.run
        where function_id = 'test-journey' and status in ('Completed', 'Failed', 'Cancelled')`,
    );
  await until(async () => (await query()).rows.length >= runs);
  return query();
}

/** Compares when bodies began with when the database had their result. */
async function countRepeats(databaseUrl: string, journal: string) {
  const lines = (await readFile(journal, "utf8")).trim().split("\n");
  const begun = lines.map((line) => JSON.parse(line) as { run: string; body: string; begunAt: number });
  const { rows } = await queryOnce(
    databaseUrl,
    `select e.payload->'data'->>'name' as run, s.name as body, s.ended_at
       from inngest.step s join inngest.run r on r.id = s.run_id join inngest.event e on e.id = r.event_id
      where s.op = 'StepRun'`,
  );
  const applied = new Map(
    rows.map(({ run, body, ended_at }) => [`${run} ${body}`, (ended_at as Date).getTime()]),
  );
  const afterResult = begun.filter(
    ({ run, body, begunAt }) => begunAt > (applied.get(`${run} ${body}`) ?? 0),
  );
  return {
    bodies: applied.size,
    repeats: begun.length - applied.size,
    repeatsAfterResult: afterResult.length,
  };
}

async function start(args: string[], env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", process.env.CRASH_LOG ? "inherit" : "ignore"],
  });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout as NonNullable<ChildProcess["stdout"]> }).once("line", () =>
      resolve(),
    );
    child.once("exit", (code) => reject(new Error(`${args[0]} ended with ${code} before it listened`)));
  });
  return child;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
