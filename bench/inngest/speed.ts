import { setTimeout as delay } from "node:timers/promises";
import {
  createClient,
  queryOnce,
  startDatabase,
  startHarness,
  until,
} from "#tests/integration/inngest/harness.ts";
import { report } from "./report.ts";

const STEPS = 10;
const CHAINS = 10;
const QUEUED = 1000;
const HISTORY = 100_000;

const client = createClient();
const gaps: number[] = [];
let lastBody = 0;
let running = 0;
let most = 0;
const served: string[] = [];

const chain = client.createFunction({ id: "chain", triggers: { event: "b/chain" } }, async ({ step }) => {
  for (let index = 0; index < STEPS; index += 1) {
    await step.run(`step ${index}`, () => {
      const now = performance.now();
      if (index > 0) gaps.push(now - lastBody);
      lastBody = now;
    });
  }
});
const noop = client.createFunction({ id: "noop", triggers: { event: "b/noop" } }, () => null);
const limited = client.createFunction(
  {
    id: "limited",
    triggers: { event: "b/limited" },
    concurrency: [{ limit: 4 }, { limit: 2, key: "event.data.tenant" }],
  },
  async ({ event }) => {
    running += 1;
    most = Math.max(most, running);
    served.push(event.data.tenant as string);
    await delay(30);
    running -= 1;
  },
);

const database = await startDatabase();
const harness = await startHarness(database.url, client, [chain, noop, limited]);

async function runAll(name: string, list: Record<string, unknown>[]): Promise<number> {
  const startedAt = performance.now();
  const { ids } = await client.send(list.map((data) => ({ name, data })));
  await until(async () => {
    const { rows } = await queryOnce(
      database.url,
      "select count(*)::int from inngest.run where event_id = any ($1) and status = 'Completed'",
      [ids],
    );
    return rows[0].count === list.length;
  });
  return (performance.now() - startedAt) / 1000;
}

/** Median milliseconds between one (empty) body and the next, runs one after another. */
async function measureStep(): Promise<number> {
  gaps.length = 0;
  for (let index = 0; index < CHAINS; index += 1) await harness.send("b/chain");
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Number.NaN;
}

/** Median milliseconds of what no engine can do without: one call of the worker and one commit. Tells a busy machine. */
async function measureFloor(): Promise<number> {
  const { default: pg } = await import("pg");
  const connection = new pg.Client({ connectionString: database.url });
  await connection.connect();
  await connection.query("create table if not exists floor (n int)");
  const ctx = { run_id: "x", attempt: 0, stack: { stack: [], current: 0 }, use_api: false };
  const body = JSON.stringify({
    version: -1,
    event: { name: "b/noop", data: {} },
    events: [{ name: "b/noop", data: {} }],
    steps: {},
    ctx,
  });
  const times: number[] = [];
  try {
    for (let index = 0; index < 100; index += 1) {
      const startedAt = performance.now();
      const answer = await fetch(`${harness.worker.url}?fnId=test-noop&stepId=step`, {
        method: "POST",
        body,
      });
      if (answer.status !== 200)
        throw new Error(`The worker answered ${answer.status}: ${await answer.text()}`);
      await connection.query("insert into floor values (1)");
      times.push(performance.now() - startedAt);
    }
  } finally {
    await connection.end();
  }
  return times.toSorted((a, b) => a - b)[times.length / 2] ?? Number.NaN;
}

async function measureRun(): Promise<number> {
  const { rows } = await queryOnce(database.url, "select count(*)::int from inngest.run");
  const seconds = await runAll(
    "b/noop",
    Array.from({ length: QUEUED }, () => ({})),
  );
  report("inngest-speed", `runs per second with ${rows[0].count} runs before`, QUEUED / seconds, "1/s", 50);
  return seconds / QUEUED;
}

try {
  await measureStep();
  report("inngest-speed", "a bare call of the worker and a commit, median", await measureFloor(), "ms", 0);
  report("inngest-speed", "overhead of a warm step, median", await measureStep(), "ms", 15);
  await measureRun();
  const early = await measureRun();
  await seedHistory();
  const late = await measureRun();
  report("inngest-speed", `cost of a run after ${HISTORY} runs against after 1000`, late / early, "×", 1);
  report(
    "inngest-speed",
    `overhead of a warm step after ${HISTORY} runs, median`,
    await measureStep(),
    "ms",
    15,
  );

  await runAll(
    "b/limited",
    Array.from({ length: 40 }, (_, index) => ({ tenant: `t${index % 8}` })),
  );
  report("inngest-speed", "most at once under a limit of 4", most, "runs", 4);

  served.length = 0;
  const crowd = runAll(
    "b/limited",
    Array.from({ length: 100 }, () => ({ tenant: "crowd" })),
  );
  await until(() => served.length >= 10);
  const before = served.length;
  await runAll("b/limited", [{ tenant: "single" }]);
  report(
    "inngest-speed",
    "runs of a crowd that go before a single run of another",
    served.indexOf("single") - before,
    "runs",
    2,
  );
  await crowd;
} finally {
  await harness.stop();
  await database.stop();
}

async function seedHistory(): Promise<void> {
  await queryOnce(
    database.url,
    `with events as (
       insert into inngest.event (id, name, payload)
       select 'H' || lpad(n::text, 25, '0'), 'b/noop', '{"name":"b/noop","data":{}}' from generate_series(1, $1) as n returning id),
     runs as (
       insert into inngest.run (id, function_id, event_id, lane_id, status, sort_at, max_attempts, started_at, ended_at, output)
       select id, 'test-noop', id, 'test-noop', 'Completed', now(), 5, now(), now(), 'null' from events returning id)
     insert into inngest.step (run_id, id, op, name, status, position, output, ended_at)
     select id, 'step', 'StepRun', 'step', 'Completed', 0, 'null', now() from runs`,
    [HISTORY],
  );
  await queryOnce(database.url, "analyze");
}
