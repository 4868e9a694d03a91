import { readdir } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { seededRandom } from "#scripts/sample/random.ts";
import { findProcess } from "#tests/e2e/inngest/stack-processes.ts";
import { choosePlace, startStackProcess } from "#tests/fixtures/running-stack.ts";
import { chooseVictims } from "#tests/integration/inngest/choose-victims.ts";
import { report } from "./report.ts";
import {
  judgeJobs,
  noteBeginnings,
  openStackDatabase,
  type Query,
  startAnalysis,
  uploadClips,
} from "./stack-jobs.ts";

// `npm start` as it is, its real web process among the victims: the launcher brings each of them back by itself.
const BENCH = "stack-crash";
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 20);
const IN_FLIGHT = 50;
const CLIPS = IN_FLIGHT + 10 + ROUNDS * 6;
const LONGEST_SECONDS = 3600;
const VICTIMS = {
  web: "scripts/processes/web.ts",
  worker: "scripts/processes/worker.ts",
  engine: "inngest/local/main.ts",
  database: "bin/postgres\0-D",
};

const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(JSON.stringify({ bench: BENCH, seed, rounds: ROUNDS }));
const random = seededRandom(seed);
const startedAt = performance.now();
const seconds = () => (performance.now() - startedAt) / 1000;

const place = await choosePlace();
const stack = await startStackProcess(place, {
  RATE_LIMIT_UPLOADS_PER_MINUTE: "10000",
  RATE_LIMIT_REQUESTS_PER_MINUTE: "100000",
  MAX_QUEUE_SIZE: "1000",
});
let query: Query = async () => null;
const kills: Record<string, number> = {};
const accepted = new Set<string>();
let leastInFlight = Number.POSITIVE_INFINITY;

try {
  query = await openStackDatabase(stack.home);
  if (!(await query(noteBeginnings))) throw new Error("The database did not take the journal.");
  const waiting = await uploadClips(stack.url, stack.home, CLIPS);
  for (let round = 0; round < ROUNDS; round += 1) await runRound(waiting);
  await until(async () => (await query(judgeJobs))?.[0]?.leftovers === 0, "end of all runs");
  await judge();
} finally {
  await stack.stop();
  await place.remove();
}

async function runRound(waiting: string[]): Promise<void> {
  await delay(500 + random() * 2500);
  let running = 0;
  await until(async () => {
    running = await countInFlight();
    if (running >= IN_FLIGHT * 1.1) return true;
    const [next] = waiting;
    if (next && (await startAnalysis(stack.url, next))) accepted.add(waiting.shift() ?? "");
    return false;
  }, "analyses in flight");
  leastInFlight = Math.min(leastInFlight, running);
  // So that the web process is asked for something at the very moment of a kill.
  const asked = waiting
    .slice(0, 3)
    .map(async (id) => (await startAnalysis(stack.url, id)) && accepted.add(id));
  for (const name of chooseVictims(Object.keys(VICTIMS) as (keyof typeof VICTIMS)[], random)) {
    await delay(random() * 400);
    process.kill(await findProcess(stack.home, VICTIMS[name]), "SIGKILL");
    kills[name] = (kills[name] ?? 0) + 1;
  }
  await Promise.all(asked);
  await until(isBack, "return of every process");
  process.stderr.write(`${seconds().toFixed(0)} s: a round is over; ${running} analyses were in flight\n`);
}

async function isBack(): Promise<boolean> {
  const found = await Promise.all(
    Object.values(VICTIMS).map((entry) => findProcess(stack.home, entry).catch(() => null)),
  );
  if (found.includes(null)) return false;
  const health = await fetch(`${stack.url}/health`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
  return health?.status === 200;
}

async function countInFlight(): Promise<number> {
  const rows = await query(
    "select count(*)::int as n from inngest.run where function_id = 'pitchquest-analyze-pitch' and status in ('Queued', 'Running')",
  );
  return (rows?.[0]?.n as number | undefined) ?? -1;
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  while (!(await condition())) {
    if (seconds() > LONGEST_SECONDS)
      throw new Error(`No ${what} after ${LONGEST_SECONDS} s: ${JSON.stringify(await query(judgeJobs))}`);
    await delay(50);
  }
}

async function judge(): Promise<void> {
  const done = await query("select video_id::text as id from public.jobs where status = 'completed'");
  const completedIds = new Set(done?.map(({ id }) => id as string));
  const lost = [...accepted].filter((id) => !completedIds.has(id)).length;
  const [outcome] = (await query(judgeJobs)) as Record<string, number>[];
  const { completed = 0, failed = 0, stuck = 0, results = 0, leftovers = 0 } = outcome ?? {};
  const { begun = 0, steps = 0, repeated_after_result: repeated = 0 } = outcome ?? {};
  const folders = await readdir(`${stack.home}/work`).catch(() => []);
  report(BENCH, "least analyses in flight at a kill", leastInFlight, "runs", IN_FLIGHT);
  for (const [victim, count] of Object.entries(kills))
    report(BENCH, `kills of the ${victim}`, count, "kills", ROUNDS);
  report(BENCH, "analyses known to be accepted", accepted.size, "runs", 0);
  report(BENCH, "accepted analyses that were lost", lost, "runs", 0);
  report(BENCH, "analyses completed", completed, "runs", accepted.size);
  report(BENCH, "analyses failed", failed, "runs", 0);
  report(BENCH, "analyses without an end", stuck, "runs", 0);
  report(BENCH, "reports written", results, "runs", completed);
  report(BENCH, "steps begun again because they were executing", begun - steps, "steps", steps);
  report(BENCH, "steps begun again after their result was applied", repeated, "steps", 0);
  report(BENCH, "left in the engine's queue", leftovers, "rows", 0);
  report(BENCH, "work folders left", folders.length, "folders", 0);
  report(BENCH, "time", seconds(), "s", LONGEST_SECONDS);
  const isHeld = lost + failed + stuck + repeated + leftovers === 0 && completed === results;
  if (!isHeld) process.exitCode = 1;
}
