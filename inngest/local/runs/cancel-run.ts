import type { Queryable } from "../database/database.ts";
import { finishRun } from "./finish-run.ts";
import { lockActiveRun } from "./run.ts";

/** Cancels a run; its calls under way are aborted when the transaction commits. False when it was over already. */
export async function cancelRun(tx: Queryable, runId: string, reason: string): Promise<boolean> {
  const run = await lockActiveRun(tx, runId);
  if (!run) return false;
  await finishRun(tx, run, { status: "Cancelled", reason });
  return true;
}
