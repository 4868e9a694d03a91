import type { Database } from "../database/database.ts";
import { isUnavailable } from "../database/database.ts";
import { log } from "../log.ts";
import type { Settings } from "../options.ts";
import { syncEndpoint } from "./sync-endpoint.ts";

interface Endpoint {
  url: string;
  reachable: boolean;
  functionIds: Set<string>;
  callsUnderWay: number;
  lastAnswer: string;
  problem: string | null;
  notedAt: number;
  timer?: NodeJS.Timeout;
}

/** The workers: which are there, what they serve, and which takes the next call. */
export interface Endpoints {
  /** Starts asking a worker regularly; harmless when it is known. */
  add(url: string): void;
  /** Functions that a reachable worker serves. */
  listCallable(): string[];
  /** The reachable worker with the fewest calls under way, counted as busy until `release`; null when there is none. */
  acquire(functionId: string): { url: string; release(): void } | null;
  /** Notes that a worker could not be reached; it is asked again at once, then regularly. */
  reportUnreachable(url: string, problem: string): void;
  /** Forgets what was known of a worker that has registered itself, and asks the database. */
  refresh(url: string): Promise<void>;
  stop(): void;
}

const FIRST_RETRY_MILLISECONDS = 300;
const LAST_RETRY_MILLISECONDS = 2000;
const NOTE_MILLISECONDS = 30_000;

/** Workers that were there in the last day: an engine that starts again looks for them. */
export async function listRecentUrls(db: Database): Promise<string[]> {
  const { rows } = await db.query<{ url: string }>(
    "select url from inngest.endpoint where seen_at > now() - interval '1 day'",
  );
  return rows.map(({ url }) => url);
}

export function createEndpoints(db: Database, settings: Settings, onChange: () => void): Endpoints {
  const endpoints = new Map<string, Endpoint>();
  let stopped = false;

  async function readFunctions(endpoint: Endpoint): Promise<void> {
    const { rows } = await db.query<{ function_ids: string[] }>(
      "select function_ids from inngest.endpoint where url = $1",
      [endpoint.url],
    );
    endpoint.functionIds = new Set(rows[0]?.function_ids);
  }

  async function sync(endpoint: Endpoint, failures: number): Promise<void> {
    clearTimeout(endpoint.timer);
    let nextFailures = 0;
    try {
      const { answer, registration } = await syncEndpoint(
        db,
        endpoint.url,
        endpoint.lastAnswer,
        settings.signingKey,
      );
      endpoint.lastAnswer = answer;
      if (registration) {
        endpoint.functionIds = new Set(registration.functionIds);
        for (const refusal of registration.refusals) log("function_refused", { refusal });
        log("synced", { url: endpoint.url, functions: registration.functionIds });
      } else if (answer === "out of band") await readFunctions(endpoint);
      if (!endpoint.reachable) await setReachable(endpoint, true, null);
      await noteSeen(endpoint);
      if (registration) onChange();
    } catch (error) {
      nextFailures = failures + 1;
      const slow = (error as Error).name === "TimeoutError" && endpoint.callsUnderWay > 0;
      if (!slow && !isUnavailable(error))
        await setReachable(endpoint, false, (error as Error).message).catch(() => {});
    }
    if (stopped) return;
    const wait = nextFailures
      ? Math.min(FIRST_RETRY_MILLISECONDS * nextFailures, LAST_RETRY_MILLISECONDS)
      : settings.syncSeconds * 1000;
    endpoint.timer = setTimeout(() => void sync(endpoint, nextFailures), wait);
  }

  async function noteSeen(endpoint: Endpoint): Promise<void> {
    if (performance.now() - endpoint.notedAt < NOTE_MILLISECONDS) return;
    endpoint.notedAt = performance.now();
    await db.query("update inngest.endpoint set seen_at = now() where url = $1", [endpoint.url]);
  }

  async function setReachable(endpoint: Endpoint, reachable: boolean, problem: string | null): Promise<void> {
    const changed = endpoint.reachable !== reachable || endpoint.problem !== problem;
    endpoint.reachable = reachable;
    endpoint.problem = problem;
    if (!changed) return;
    if (problem) {
      endpoint.lastAnswer = "";
      log("worker_unreachable", { url: endpoint.url, problem });
    }
    onChange();
    await db.query(
      `insert into inngest.endpoint (url, reachable, problem) values ($1, $2, $3)
       on conflict (url) do update set reachable = $2, problem = $3`,
      [endpoint.url, reachable, problem],
    );
  }

  return {
    add(url) {
      if (endpoints.has(url)) return;
      const endpoint: Endpoint = {
        url,
        reachable: false,
        functionIds: new Set(),
        callsUnderWay: 0,
        lastAnswer: "",
        problem: null,
        notedAt: 0,
      };
      endpoints.set(url, endpoint);
      void sync(endpoint, 0);
    },
    listCallable() {
      const reachable = [...endpoints.values()].filter((endpoint) => endpoint.reachable);
      return [...new Set(reachable.flatMap((endpoint) => [...endpoint.functionIds]))];
    },
    acquire(functionId) {
      const [best] = [...endpoints.values()]
        .filter((endpoint) => endpoint.reachable && endpoint.functionIds.has(functionId))
        .sort((a, b) => a.callsUnderWay - b.callsUnderWay);
      if (!best) return null;
      best.callsUnderWay += 1;
      return {
        url: best.url,
        release() {
          best.callsUnderWay -= 1;
        },
      };
    },
    reportUnreachable(url, problem) {
      const endpoint = endpoints.get(url);
      if (!endpoint?.reachable) return;
      void setReachable(endpoint, false, problem).catch(() => {});
      clearTimeout(endpoint.timer);
      endpoint.timer = setTimeout(() => void sync(endpoint, 0), 0);
    },
    async refresh(url) {
      const endpoint = endpoints.get(url);
      if (endpoint) await readFunctions(endpoint);
      onChange();
    },
    stop() {
      stopped = true;
      for (const endpoint of endpoints.values()) clearTimeout(endpoint.timer);
    },
  };
}
