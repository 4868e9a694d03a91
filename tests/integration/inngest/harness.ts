import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import { createServer } from "inngest/node";
import type { InngestOptions } from "#inngest/local/options.ts";
import { startInngest } from "#inngest/local/server.ts";
import { startPostgres } from "#supabase/local/postgres/start-postgres.ts";

/** A run as `/v1/runs/:id` shows it. */
export interface RunView {
  run_id: string;
  function_id: string;
  status: string;
  output: unknown;
}

const silent = { info() {}, warn() {}, error() {}, debug() {} };

/** A throw-away PostgreSQL. */
export async function startDatabase(): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "inngest-test-"));
  const postgres = await startPostgres({ directory });
  return {
    url: postgres.url,
    pid: postgres.pid,
    async stop() {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A client whose engine's address is known only once it has started. */
export function createClient(options: Partial<ConstructorParameters<typeof Inngest>[0]> = {}): Inngest {
  return new Inngest({ id: "test", isDev: true, logger: silent, ...options });
}

/** Serves functions by the SDK's own server on a free port. */
export async function serveFunctions(
  client: Inngest,
  functions: InngestFunction.Any[],
  port = 0,
): Promise<{ url: string; server: Server; stop(): Promise<void> }> {
  const server = createServer({ client, functions });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`,
    server,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface HarnessOptions extends Partial<InngestOptions> {
  restHeaders?: Record<string, string>;
  /** Serves the functions instead of a worker of its own. */
  worker?: { url: string; server: Server; stop(): Promise<void> };
}

export type Harness = Awaited<ReturnType<typeof startHarness>>;

/** An engine on a free port with one worker; the client sends its events to it. */
export async function startHarness(
  databaseUrl: string,
  client: Inngest,
  functions: InngestFunction.Any[],
  { restHeaders = {}, worker: given, ...options }: HarnessOptions = {},
) {
  const worker = given ?? (await serveFunctions(client, functions));
  const engine = await startInngest({
    databaseUrl,
    port: 0,
    sdkUrls: [worker.url],
    retryBackoff: { baseSeconds: 0.05 },
    ...options,
  });
  client.setEnvVars({ INNGEST_BASE_URL: engine.url });
  const get = async (path: string) =>
    (await fetch(`${engine.url}${path}`, { headers: restHeaders })).json() as Promise<{ data: unknown }>;
  await until(async () => {
    const { rows } = await queryOnce(databaseUrl, "select from inngest.endpoint where reachable");
    return rows.length > 0;
  });

  const harness = {
    engine,
    worker,
    async runsOf(eventId: string): Promise<RunView[]> {
      return (await get(`/v1/events/${eventId}/runs`)).data as RunView[];
    },
    /** Sends an event and waits until all runs it started (at least `count`) are over. */
    async send(name: string, data: Record<string, unknown> = {}, count = 1): Promise<RunView[]> {
      const { ids } = await client.send({ name, data });
      return harness.finished(ids[0] ?? "", count);
    },
    async finished(eventId: string, count = 1): Promise<RunView[]> {
      let runs: RunView[] = [];
      await until(async () => {
        runs = await harness.runsOf(eventId);
        return runs.length >= count && runs.every((run) => OVER.has(run.status));
      });
      return runs;
    },
    /** Steps that have begun and not ended. */
    async countOutstanding(): Promise<number> {
      const { rows } = await queryOnce(
        databaseUrl,
        "select count(*)::int from inngest.step where ended_at is null",
      );
      return rows[0].count;
    },
    async stop() {
      await engine.stop();
      await worker.stop();
    },
  };
  return harness;
}

const OVER = new Set(["Completed", "Failed", "Cancelled"]);

/** Waits for a condition; the test's own time-out is the only limit. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await delay(20);
}

/** One query on a connection of its own. */
export async function queryOnce(databaseUrl: string, text: string, values: unknown[] = []) {
  const { default: pg } = await import("pg");
  const connection = new pg.Client({ connectionString: databaseUrl });
  await connection.connect();
  try {
    return await connection.query(text, values);
  } finally {
    await connection.end();
  }
}
