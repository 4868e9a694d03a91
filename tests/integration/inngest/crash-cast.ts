import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startPostgres } from "#supabase/local/postgres/start-postgres.ts";
import type { createFeed } from "./crash-feed.ts";
import { ENGINE, findFreePort, killNow, start } from "./processes.ts";

const WORKER = fileURLToPath(new URL("./crash-worker.ts", import.meta.url));
const SENDER = fileURLToPath(new URL("./crash-sender.ts", import.meta.url));

export interface Actor {
  name: "database" | "engine" | "worker" | "second worker" | "sender";
  start(): Promise<void>;
  kill(): Promise<void>;
}

function actor(name: Actor["name"], spawn: () => Promise<{ child: ChildProcess }>): Actor {
  let child: ChildProcess | undefined;
  return {
    name,
    async start() {
      ({ child } = await spawn());
    },
    async kill() {
      if (child) await killNow(child);
    },
  };
}

/** The processes that are killed, each on a fixed port of its own. Nothing is started yet but the database. */
export async function createCast(folder: string, journal: string, feed: ReturnType<typeof createFeed>) {
  const directory = `${folder}/postgres`;
  let postgres = await startPostgres({ directory });
  const databaseUrl = postgres.url;
  const databasePort = Number(new URL(databaseUrl).port);
  const ports = [await findFreePort(), await findFreePort(), await findFreePort()];
  const [engineUrl, ...workerUrls] = ports.map((port) => `http://127.0.0.1:${port}`);
  const env = {
    INNGEST_DEV: engineUrl ?? "",
    INNGEST_SDK_URLS: workerUrls.map((url) => `${url}/api/inngest`).join(","),
    INNGEST_LEASE_SECONDS: "1",
    DATABASE_URL: databaseUrl,
  };
  const database: Actor = {
    name: "database",
    async start() {
      postgres = await startPostgres({ directory, port: databasePort });
    },
    async kill() {
      process.kill(postgres.pid, "SIGKILL");
    },
  };
  const actors = [
    actor("engine", () => start([ENGINE, "--port", String(ports[0])], env)),
    actor("worker", () => start([WORKER, journal, String(ports[1])], env)),
    actor("second worker", () => start([WORKER, journal, String(ports[2])], env)),
    actor("sender", async () => {
      const started = await start([SENDER], env);
      feed.use(started.child);
      return started;
    }),
  ];
  return {
    databaseUrl,
    actors: [database, ...actors],
    async start() {
      for (const member of actors) await member.start();
    },
    async stop() {
      await Promise.all(actors.map((member) => member.kill()));
      await postgres.stop();
    },
  };
}
