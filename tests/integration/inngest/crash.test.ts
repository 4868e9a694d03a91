import { expect, test } from "vitest";
import { runCrashRounds } from "./crash-rounds.ts";

test("SIGKILL of database, engine, workers and sender at random times loses no acknowledged event and repeats no body whose result was applied", async () => {
  const report = await runCrashRounds({ rounds: 4, inFlight: 15, seed: 7, longestSeconds: 55 });
  expect(report).toMatchObject({ lost: 0, doubled: 0, repeatsAfterResult: 0, leftovers: 0 });
  expect(report).toMatchObject({ acknowledged: report.handedOut, runs: report.handedOut });
  expect(report).toMatchObject({ completed: report.handedOut, bodies: report.handedOut * 5 });
});
