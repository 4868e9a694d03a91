import { runCrashRounds } from "#tests/integration/inngest/crash-rounds.ts";
import { report } from "./report.ts";

const outcome = await runCrashRounds({ rounds: 20, runs: 120 });
report("inngest-crash", "runs completed", outcome.completed, "runs", outcome.runs);
report(
  "inngest-crash",
  "bodies repeated after their result was applied",
  outcome.repeatsAfterResult,
  "bodies",
  0,
);
report(
  "inngest-crash",
  "bodies repeated because they were executing",
  outcome.repeats,
  "bodies",
  outcome.kills * 16,
);
report("inngest-crash", "processes killed", outcome.kills, "processes", outcome.kills);
