import { runCrashRounds } from "#tests/integration/inngest/crash-rounds.ts";
import { report } from "./report.ts";

const BENCH = "inngest-crash";
const ROUNDS = 20;
const IN_FLIGHT = 50;
const BODIES_OF_RUN = 5;

// The seed decides who is killed when: `CRASH_SEED=… node bench/inngest/crash.ts` kills in the same order again.
const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(JSON.stringify({ bench: BENCH, seed, rounds: ROUNDS }));

const outcome = await runCrashRounds({ rounds: ROUNDS, inFlight: IN_FLIGHT, seed, longestSeconds: 300 });
const runs = outcome.handedOut;
report(BENCH, "least runs in flight at a kill", outcome.leastInFlight, "runs", IN_FLIGHT);
for (const [victim, kills] of Object.entries(outcome.kills))
  report(BENCH, `kills of the ${victim}`, kills, "kills", ROUNDS);
report(BENCH, "acknowledged events whose run was lost", outcome.lost, "events", 0);
report(BENCH, "events that ran twice", outcome.doubled, "events", 0);
report(BENCH, "runs completed with the right output", outcome.completed, "runs", runs);
report(BENCH, "bodies with a result", outcome.bodies, "bodies", runs * BODIES_OF_RUN);
report(BENCH, "bodies repeated after their result was applied", outcome.repeatsAfterResult, "bodies", 0);
report(BENCH, "bodies repeated because they were executing", outcome.repeats, "bodies", outcome.bodies);
report(BENCH, "left in the queue, open or leased", outcome.leftovers, "rows", 0);
report(BENCH, "time", outcome.seconds, "s", 360);

const isHeld =
  outcome.lost + outcome.doubled + outcome.repeatsAfterResult + outcome.leftovers === 0 &&
  outcome.completed === runs &&
  outcome.bodies === runs * BODIES_OF_RUN;
if (!isHeld) process.exitCode = 1;
