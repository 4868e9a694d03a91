import type { Database } from "../database/database.ts";
import { bringSchedulesForward } from "../events/start-scheduled.ts";
import { closeIdleLanes } from "../flow-control/lane.ts";
import { forgetOldKeys } from "../flow-control/once.ts";
import { log } from "../log.ts";
import type { Settings } from "../options.ts";
import { shortenLeases } from "./leases.ts";
import { removeExpired } from "./retention.ts";

const INTERVAL_MILLISECONDS = 60_000;

/** Removes once a minute what nobody needs any more; a round that takes longer is not joined by a second one. */
export function startMaintenance(
  db: Database,
  { leaseSeconds, retentionDays }: Pick<Settings, "leaseSeconds" | "retentionDays">,
): { stop(): void } {
  let underWay = false;
  const timer = setInterval(() => {
    if (underWay) return;
    underWay = true;
    forgetOldKeys(db)
      .then(() => closeIdleLanes(db))
      .then(() => bringSchedulesForward(db))
      .then(() => shortenLeases(db, leaseSeconds))
      .then(() => removeExpired(db, retentionDays))
      .catch((error: Error) => log("maintenance_failed", { error: error.message }))
      .finally(() => {
        underWay = false;
      });
  }, INTERVAL_MILLISECONDS);
  return { stop: () => clearInterval(timer) };
}
