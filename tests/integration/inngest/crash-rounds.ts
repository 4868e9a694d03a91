import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { seededRandom } from "#scripts/sample/random.ts";
import { chooseVictims } from "./choose-victims.ts";
import { createCast } from "./crash-cast.ts";
import { countInFlight, countLeftovers, judgeBodies, judgeRuns } from "./crash-checks.ts";
import { createFeed } from "./crash-feed.ts";
import { until } from "./harness.ts";

export interface CrashOptions {
  rounds: number;
  /** Runs that must be under way at the first kill of a round. */
  inFlight: number;
  seed: number;
  /** All of it must be over by then, or the error says what is left. */
  longestSeconds: number;
}

/**
 * Kills database, engine, two workers and the sender of events with SIGKILL, in an order and at times that `seed`
 * decides, while runs are under way; then lets everything finish and judges what became of it.
 */
export async function runCrashRounds({ rounds, inFlight, seed, longestSeconds }: CrashOptions) {
  const random = seededRandom(seed);
  const startedAt = performance.now();
  const secondsSince = () => (performance.now() - startedAt) / 1000;
  const folder = await mkdtemp(join(tmpdir(), "inngest-crash-"));
  // The database may run as a user of its own and must get through.
  await chmod(folder, 0o711);
  const journal = join(folder, "journal.jsonl");
  const feed = createFeed();
  const cast = await createCast(folder, journal, feed).catch(async (error: Error) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const kills: Record<string, number> = {};
  let leastInFlight = Number.POSITIVE_INFINITY;

  async function runRound(): Promise<void> {
    await delay(150 + random() * 600);
    let running = 0;
    await bounded(async () => {
      running = (await countInFlight(cast.databaseUrl)) ?? 0;
      if (running < inFlight * 1.5) feed.send(10);
      return running >= inFlight;
    }, "runs in flight");
    leastInFlight = Math.min(leastInFlight, running);
    const victims = chooseVictims(cast.actors, random);
    // So that events are on their way to the engine at the very moment of a kill.
    feed.send(5);
    for (const victim of victims) {
      await victim.kill();
      kills[victim.name] = (kills[victim.name] ?? 0) + 1;
      await delay(random() * 150);
    }
    // All at once, each after a time of its own: an engine may well be there before its database.
    const comebacks = victims.map(async (victim) => {
      await delay(random() * 300);
      await victim.start();
    });
    await Promise.all(comebacks);
  }

  async function bounded(condition: () => Promise<boolean>, what: string): Promise<void> {
    await until(async () => {
      if (await condition()) return true;
      if (secondsSince() < longestSeconds) return false;
      const left = JSON.stringify(await countLeftovers(cast.databaseUrl).catch(String));
      throw new Error(`seed ${seed}: no ${what} after ${longestSeconds} s; what is left: ${left}`);
    });
  }

  try {
    await cast.start();
    feed.send(inFlight * 2);
    for (let round = 0; round < rounds; round += 1) await runRound();
    await bounded(async () => feed.isSettled(), "acknowledgement of every event");
    const none = async () => Object.values(await countLeftovers(cast.databaseUrl)).every((n) => n === 0);
    await bounded(none, "end of all runs");
    const leftovers = await countLeftovers(cast.databaseUrl);
    return {
      seed,
      kills,
      leastInFlight,
      handedOut: feed.handedOut,
      acknowledged: feed.acknowledged.size,
      ...(await judgeRuns(cast.databaseUrl, feed.acknowledged)),
      ...(await judgeBodies(cast.databaseUrl, journal)),
      leftovers: Object.values(leftovers).reduce((sum, n) => sum + n, 0),
      seconds: secondsSince(),
    };
  } finally {
    await cast.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
