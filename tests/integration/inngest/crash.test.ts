import { expect, test } from "vitest";
import { runCrashRounds } from "./crash-rounds.ts";

test("SIGKILL of engine and worker at random times loses no run and repeats no body whose result was applied", async () => {
  const report = await runCrashRounds({ rounds: 6, runs: 30 });
  expect(report).toMatchObject({ completed: 30, bodies: 150, repeatsAfterResult: 0 });
  // At most eight bodies of each function execute at once, so a kill can make no more than those run again.
  expect(report.repeats).toBeLessThanOrEqual(report.kills * 16);
});
