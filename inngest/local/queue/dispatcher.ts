import { setTimeout as delay } from "node:timers/promises";
import { isUnavailable } from "../database/database.ts";
import type { Job } from "../executor/call-context.ts";
import { CallAborted, EngineStops, type Execution, executeJob } from "../executor/execute-job.ts";
import { log } from "../log.ts";
import { claimJobs, renewLeases } from "./leases.ts";
import { startPulse } from "./pulse.ts";
import { millisecondsToNext, runTimers } from "./timers.ts";

/** Makes the calls of the queue, as many at once as the settings allow. */
export interface Dispatcher {
  /** Something may be due now. */
  wake(): void;
  /** News may have been missed: looks at the queue and at which calls under way are still wanted. */
  catchUp(): void;
  /** Aborts the calls under way of a run that is over. */
  abortRun(runId: string): void;
  /** Takes nothing new, waits for the calls under way at most `drainSeconds`, then puts them back. */
  stop(): Promise<void>;
}

const LONGEST_NAP_MILLISECONDS = 1000;
const TIMER_SPACING_MILLISECONDS = 20;
const GIVE_UP_MILLISECONDS = 2000;

export function createDispatcher(execution: Execution): Dispatcher {
  const { db, settings, endpoints } = execution;
  const underWay = new Map<string, { job: Job; abort: AbortController; done: Promise<void> }>();
  const leaseMilliseconds = settings.leaseSeconds * 1000;

  const onError = (error: Error) =>
    log(isUnavailable(error) ? "database_unavailable" : "queue_failed", { error: error.message });

  const claiming = startPulse(
    async () => {
      const free = settings.maxCalls - underWay.size;
      const callable = endpoints.listCallable();
      if (free > 0 && callable.length > 0) {
        const jobs = await claimJobs(db, free, settings.leaseSeconds, callable, listHeld());
        for (const job of jobs) begin(job);
      }
      return LONGEST_NAP_MILLISECONDS;
    },
    { spacingMilliseconds: 0, onError },
  );

  const timing = startPulse(
    async () => {
      const milliseconds = await millisecondsToNext(db, LONGEST_NAP_MILLISECONDS);
      // What has become due since the last claim is claimed now; what becomes due later has set the nap.
      claiming.wake();
      if (milliseconds > 0) return milliseconds;
      await runTimers(db);
      return 0;
    },
    { spacingMilliseconds: TIMER_SPACING_MILLISECONDS, onError },
  );

  function begin(job: Job): void {
    const abort = new AbortController();
    const done = executeJob(execution, job, abort)
      .catch((error: Error) => log("call_failed", { run: job.run_id, error: error.message }))
      .finally(() => {
        underWay.delete(job.lease_id);
        claiming.wake();
      });
    underWay.set(job.lease_id, { job, abort, done });
  }

  function listHeld(): string[] {
    return [...underWay.values()].map(({ job }) => job.id);
  }

  async function renew(): Promise<void> {
    const calls = [...underWay.values()];
    if (calls.length === 0) return;
    const jobs = calls.map(({ job }) => job);
    const held = await renewLeases(db, jobs, settings.leaseSeconds);
    for (const { job, abort } of calls)
      if (!held.has(job.lease_id)) abort.abort(new CallAborted("the lease was lost"));
  }

  const renewal = setInterval(() => void renew().catch(() => {}), leaseMilliseconds / 3);
  const wake = () => {
    claiming.wake();
    timing.wake();
  };

  return {
    wake,
    catchUp() {
      wake();
      void renew().catch(() => {});
    },
    abortRun(runId) {
      for (const { job, abort } of underWay.values())
        if (job.run_id === runId) abort.abort(new CallAborted("the run is over"));
    },
    async stop() {
      await Promise.all([claiming.stop(), timing.stop()]);
      const rest = Promise.all([...underWay.values()].map(({ done }) => done));
      await Promise.race([rest, delay(settings.drainSeconds * 1000, undefined, { ref: false })]);
      for (const { abort } of underWay.values()) abort.abort(new EngineStops());
      // Without the database jobs cannot be put back; their leases run out by themselves.
      await Promise.race([rest, delay(GIVE_UP_MILLISECONDS, undefined, { ref: false })]);
      clearInterval(renewal);
    },
  };
}
