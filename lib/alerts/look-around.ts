import type { Db } from "#lib/db.ts";
import { deriveHealth } from "#lib/monitoring/health.ts";
import { getFleetScores, listAllDrift } from "#lib/monitoring/repository.ts";
import { checkServices } from "#lib/monitoring/service-checks.ts";
import { type Alert, listUntold, noteStates } from "./repository.ts";
import { describeDrift, describeHealth } from "./watched-state.ts";

const hour = 3_600_000;

/** Looks how everything is that operators want to hear of, and answers what they do not know yet. */
export async function lookAround(db: Db, now: Date): Promise<Alert[]> {
  const [scores, checks, drift] = await Promise.all([
    getFleetScores(db, new Date(now.getTime() - hour)),
    checkServices(),
    listAllDrift(db),
  ]);
  const failingChecks = checks.filter((check) => !check.healthy).map((check) => check.name);
  await noteStates(db, [
    describeHealth(deriveHealth({ ...scores, failingChecks })),
    ...drift.map(({ ownerId, check }) => describeDrift(ownerId, check)),
  ]);
  return listUntold(db);
}
