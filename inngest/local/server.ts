import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Engine } from "./api/engine.ts";
import { serveRequest } from "./api/router.ts";
import { apiRoutes } from "./api/routes.ts";
import { consoleRoutes } from "./console/routes.ts";
import { openDatabase, persist } from "./database/database.ts";
import { migrate } from "./database/migrate.ts";
import { listen } from "./database/notifications.ts";
import { log } from "./log.ts";
import { type InngestOptions, resolveSettings } from "./options.ts";
import { createDispatcher } from "./queue/dispatcher.ts";
import { startMaintenance } from "./queue/maintenance.ts";
import { createEndpoints, listRecentUrls } from "./registry/endpoints.ts";

const routes = [...apiRoutes, ...consoleRoutes];

export interface RunningInngest {
  url: string;
  /** Drains the calls under way, then closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts an Inngest server on a PostgreSQL database; waits for the database when it is away. Throws an Error when
 * it would be reachable from a network without signed requests, or when the port is taken.
 */
export async function startInngest(options: InngestOptions): Promise<RunningInngest> {
  const settings = resolveSettings(options);
  const stopped = new AbortController();
  const db = openDatabase(settings.databaseUrl, (error) =>
    log("database_unavailable", { error: error.message }),
  );
  await persist(() => migrate(db), stopped.signal);

  const listeners = new Set<() => void>();
  const change = () => {
    for (const listener of listeners) listener();
  };
  const endpoints = createEndpoints(db, settings, () => {
    dispatcher.wake();
    change();
  });
  const dispatcher = createDispatcher({ db, settings, endpoints, stopped: stopped.signal });
  const engine: Engine = {
    db,
    settings,
    endpoints,
    dispatcher,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  const server = createServer((request, response) => void serveRequest(engine, routes, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const notifications = listen(
    settings.databaseUrl,
    {
      inngest_wake() {
        dispatcher.wake();
        change();
      },
      inngest_abort: (runId) => dispatcher.abortRun(runId),
    },
    dispatcher.catchUp,
  );
  const maintenance = startMaintenance(db, settings);
  for (const url of [...settings.sdkUrls, ...(await listRecentUrls(db))]) endpoints.add(url);

  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  async function shutDown(): Promise<void> {
    maintenance.stop();
    endpoints.stop();
    await dispatcher.stop();
    stopped.abort();
    await notifications.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await db.end();
  }
  let stopping: Promise<void> | undefined;
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop() {
      stopping ??= shutDown();
      return stopping;
    },
  };
}
