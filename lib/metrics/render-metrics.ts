import { timingSafeEqual } from "node:crypto";
import { Registry } from "prom-client";
import { getServiceDb } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { notFound } from "#lib/errors.ts";
import { getJobFeed } from "#lib/live/process-feed.ts";
import { type FleetState, readFleet, registerFleet } from "./fleet-metrics.ts";
import { getProcessMetrics } from "./registry.ts";

/** The database is asked no more often than this, however many ask us. */
const freshMilliseconds = 5000;
let known: { at: number; fleet: Promise<FleetState> } | null = null;

function fleetNow(now: number): Promise<FleetState> {
  if (known === null || now - known.at > freshMilliseconds) {
    const fleet = readFleet(getServiceDb());
    known = { at: now, fleet };
    fleet.catch(() => {
      known = null;
    });
  }
  return known.fleet;
}

/**
 * Figures of all owners together are for the operator: whoever sends METRICS_TOKEN; where none is set, whoever reaches
 * a PitchQuest that asks nobody who they are, and elsewhere nobody.
 * @throws AppError 404 `page_not_found`
 */
export function authorizeScrape(authorization: string | null): void {
  const { METRICS_TOKEN: token, localUser } = getEnv();
  if (token === undefined) {
    if (localUser) return;
    throw notFound("page");
  }
  const given = Buffer.from(authorization?.replace(/^Bearer\s+/i, "") ?? "");
  const wanted = Buffer.from(token);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw notFound("page");
}

/** All figures in the text format of Prometheus: this process's own, and the fleet's as the database counts them. */
export async function renderMetrics(now = Date.now()): Promise<{ contentType: string; text: string }> {
  const own = getProcessMetrics();
  own.listeners.set(getJobFeed().listenerCount());
  const fleet = new Registry();
  registerFleet(fleet, await fleetNow(now));
  const parts = await Promise.all([own.registry.metrics(), fleet.metrics()]);
  return { contentType: own.registry.contentType, text: parts.join("\n") };
}
