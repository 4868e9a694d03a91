import type { Database } from "../database/database.ts";
import { bringSchedulesForward } from "../events/start-scheduled.ts";
import { closeIdleLanes } from "../flow-control/lane.ts";
import { forgetOldKeys } from "../flow-control/once.ts";
import { log } from "../log.ts";

const INTERVAL_MILLISECONDS = 60_000;

/** Removes once a minute what nobody needs any more; runs and events are kept. */
export function startMaintenance(db: Database): { stop(): void } {
  const timer = setInterval(() => {
    forgetOldKeys(db)
      .then(() => closeIdleLanes(db))
      .then(() => bringSchedulesForward(db))
      .catch((error: Error) => log("maintenance_failed", { error: error.message }));
  }, INTERVAL_MILLISECONDS);
  return { stop: () => clearInterval(timer) };
}
