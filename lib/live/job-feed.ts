import { log } from "#lib/log.ts";
import type { JobSnapshot } from "./job-snapshot.ts";

export type Listener = {
  /** Called with the state as it is at first and with every other one later; what was `seen` is not sent again. */
  onSnapshot: (snapshot: JobSnapshot) => void;
  /** The job is gone, or the process ends: nothing will follow. */
  onGone: () => void;
  /** Version that this listener knows already. */
  seen?: string | null;
};

export type JobFeed = {
  /** Follows a job until the answered function is called. */
  watch: (jobId: string, listener: Listener) => () => void;
  listenerCount: () => number;
  /** Sends everybody away and ends the subscription. */
  close: () => Promise<void>;
};

/** Hints that rows have changed. `onHint` names a job, or null after an interruption: then any may have. */
export type OpenHints = (onHint: (jobId: string | null) => void) => () => Promise<void>;

type Entry = { listeners: Set<Listener>; reading: boolean; again: boolean };

/** Without any hint the row is read again this often: Realtime may be away without our noticing. */
const quietMilliseconds = 15_000;
const retryMilliseconds = 1000;

/**
 * One subscription for any number of listeners. A change is only a hint: the job is then read, once for all who watch
 * it and never twice at a time, and what was read is sent to those who do not know it yet.
 */
export function createJobFeed(options: {
  openHints: OpenHints;
  loadSnapshot: (jobId: string) => Promise<JobSnapshot | null>;
}): JobFeed {
  const entries = new Map<string, Entry>();
  let closeHints: (() => Promise<void>) | null = null;
  let quiet: NodeJS.Timeout | null = null;

  function deliver(entry: Entry, snapshot: JobSnapshot | null): void {
    for (const listener of [...entry.listeners]) {
      if (snapshot === null) listener.onGone();
      else if (listener.seen !== snapshot.version) {
        listener.seen = snapshot.version;
        listener.onSnapshot(snapshot);
      }
    }
  }

  async function refresh(jobId: string): Promise<void> {
    const entry = entries.get(jobId);
    if (!entry) return;
    entry.again = true;
    if (entry.reading) return;
    entry.reading = true;
    try {
      while (entry.again && entry.listeners.size > 0) {
        entry.again = false;
        deliver(entry, await options.loadSnapshot(jobId));
      }
    } catch (error) {
      log.warn({ err: error, jobId }, "a watched job could not be read");
      setTimeout(() => void refresh(jobId), retryMilliseconds).unref();
    } finally {
      entry.reading = false;
    }
  }

  function onHint(jobId: string | null): void {
    if (jobId !== null) void refresh(jobId);
    else for (const id of entries.keys()) void refresh(id);
  }

  return {
    watch(jobId, listener) {
      closeHints ??= options.openHints(onHint);
      quiet ??= setInterval(() => onHint(null), quietMilliseconds).unref();
      const entry = entries.get(jobId) ?? { listeners: new Set(), reading: false, again: false };
      entries.set(jobId, entry);
      entry.listeners.add(listener);
      void refresh(jobId);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size === 0 && entries.get(jobId) === entry) entries.delete(jobId);
      };
    },
    listenerCount: () => [...entries.values()].reduce((sum, entry) => sum + entry.listeners.size, 0),
    async close() {
      if (quiet) clearInterval(quiet);
      for (const entry of entries.values()) deliver(entry, null);
      await closeHints?.();
      quiet = null;
      closeHints = null;
    },
  };
}
