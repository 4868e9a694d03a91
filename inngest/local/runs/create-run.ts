import type { Queryable } from "../database/database.ts";
import { parseDurationSeconds } from "../durations.ts";
import type { StoredEvent } from "../events/event.ts";
import { findMatchPath, readMatchValue } from "../expressions/match.ts";
import { deriveLane, derivePrioritySeconds, openLane } from "../flow-control/lane.ts";
import { createUlid, shortenKey } from "../identifiers.ts";
import { enqueue } from "../queue/enqueue.ts";
import { type FunctionConfig, maxAttemptsOf } from "../registry/function-config.ts";

export interface NewRun {
  config: FunctionConfig;
  /** The engine's id of the event. */
  eventId: string;
  event: StoredEvent;
  availableAt?: Date;
  parent?: { runId: string; stepId: string };
  rerunOf?: string;
}

/** Creates a run and queues its first call, in the caller's transaction. Returns the run's id. */
export async function createRun(tx: Queryable, { config, eventId, event, ...rest }: NewRun): Promise<string> {
  const now = new Date();
  const runId = createUlid(now.getTime());
  const lane = deriveLane(config.id, config, event);
  const sortAt = new Date(now.getTime() - derivePrioritySeconds(config, event) * 1000);
  const seconds = (duration: string | undefined) => (duration ? parseDurationSeconds(duration) : null);
  await openLane(tx, config.id, lane);
  await tx.query(
    `insert into inngest.run (id, function_id, event_id, lane_id, sort_at, max_attempts, parent_run_id, parent_step_id,
       rerun_of, start_by, finish_within_seconds)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($12, now()) + make_interval(secs => $10), $11)`,
    [
      runId,
      config.id,
      eventId,
      lane.id,
      sortAt,
      maxAttemptsOf(config),
      rest.parent?.runId ?? null,
      rest.parent?.stepId ?? null,
      rest.rerunOf ?? null,
      seconds(config.timeouts?.start),
      seconds(config.timeouts?.finish),
      rest.availableAt ?? null,
    ],
  );
  for (const cancel of config.cancel) {
    const path = findMatchPath(cancel.if);
    const value = path && readMatchValue(event, path);
    // What this event lacks can never equal what a later one has.
    if (path && value === null) continue;
    await tx.query(
      `insert into inngest.listener (run_id, event_name, expression, match_path, match_value, expires_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
      [runId, cancel.event, cancel.if ?? null, path, value && shortenKey(value), seconds(cancel.timeout)],
    );
  }
  await enqueue(tx, {
    runId,
    laneId: lane.id,
    sortAt,
    stepId: null,
    immediate: true,
    availableAt: rest.availableAt,
  });
  return runId;
}
