import { spawn } from "node:child_process";
import { mkdir, open, readFile, realpath, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { configureCluster, initialiseCluster, readOrCreatePassword } from "./cluster.ts";
import {
  endOrphanedBackends,
  isServerOf,
  type Postmaster,
  readPostmaster,
  stopPostmaster,
} from "./postmaster.ts";
import { chooseServerAccount, type ServerAccount, serverEnvironment } from "./server-account.ts";
import { stageBinaries } from "./stage-binaries.ts";

interface StartPostgresOptions {
  /** Holds binaries, data, log and password; made if missing. One server per directory. */
  directory: string;
  /** 0 or absent: any free port. */
  port?: number;
  /** Told, in one line each, what takes time or is out of the ordinary. */
  onLog?: (line: string) => void;
}

interface RunningPostgres {
  url: string;
  pid: number;
  /** A fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

const logSizeLimitBytes = 5_000_000;

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1.");
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function spawnServer(postgres: string, data: string, log: string, account: ServerAccount) {
  const size = (await stat(log).catch(() => null))?.size ?? 0;
  const output = await open(log, size > logSizeLimitBytes ? "w" : "a", 0o600);
  const offset = (await output.stat()).size;
  // Detached, so that a Ctrl-C meant for the launcher does not stop the database before its users.
  const child = spawn(postgres, ["-D", data], {
    ...account,
    cwd: "/",
    detached: true,
    env: serverEnvironment,
    stdio: ["ignore", output.fd, output.fd],
  });
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(`exit ${code ?? signal}`));
  });
  await output.close();
  child.unref();
  const readLog = async () => (await readFile(log)).subarray(offset).toString("utf8").trim();
  return { exited, readLog };
}

/** Waits until the server takes connections; answers its log when it gave up instead. */
async function awaitReady(data: string, server: Awaited<ReturnType<typeof spawnServer>>) {
  let reason: string | null = null;
  void server.exited.then((text) => {
    reason = text;
  });
  // Recovery after a crash can take long; a server that is still at it has not failed.
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(10)) {
    const postmaster = await readPostmaster(data);
    if (postmaster?.isReady && reason === null) return postmaster;
    if (reason !== null) return `${reason}\n${await server.readLog()}`;
  }
  return `not ready after two minutes\n${await server.readLog()}`;
}

/** A server left over by a launcher that was killed is kept if it is healthy, else stopped. */
async function adoptLeftover(data: string, port: number, urlOf: (port: number) => string) {
  const leftover = await readPostmaster(data);
  if (!leftover) return null;
  if (await isServerOf(data, leftover.pid)) {
    const isWanted = port === 0 || port === leftover.port;
    if (isWanted && leftover.isReady && (await answers(urlOf(leftover.port)))) return leftover;
    await stopPostmaster(leftover.pid);
  }
  await endOrphanedBackends(data);
  // PostgreSQL takes the file for a living server when another process has got its process id since.
  await rm(join(data, "postmaster.pid"), { force: true });
  return null;
}

/**
 * Starts the embedded PostgreSQL on 127.0.0.1, or adopts the one that already runs on `directory`.
 * Recovers by itself from a server that was killed. The superuser is `postgres`, in `url` with its password.
 * @throws Error with the server's own words when it does not come up.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const { onLog = () => {}, port = 0 } = options;
  await mkdir(options.directory, { recursive: true, mode: 0o700 });
  const directory = await realpath(options.directory);
  const account = await chooseServerAccount(directory);
  const { initdb, postgres } = await stageBinaries(directory);
  const password = await readOrCreatePassword(directory);
  const data = await initialiseCluster(directory, initdb, password, account);
  const urlOf = (listening: number) => `postgresql://postgres:${password}@127.0.0.1:${listening}/postgres`;
  const running = (postmaster: Postmaster): RunningPostgres => ({
    url: urlOf(postmaster.port),
    pid: postmaster.pid,
    stop: () => stopPostmaster(postmaster.pid),
  });

  const adopted = await adoptLeftover(data, port, urlOf);
  if (adopted) {
    onLog(`PostgreSQL was still running (process ${adopted.pid}); adopted it`);
    return running(adopted);
  }
  let failure = "";
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await configureCluster(data, port || (await findFreePort()), account);
    const outcome = await awaitReady(
      data,
      await spawnServer(postgres, data, join(directory, "log.txt"), account),
    );
    if (typeof outcome !== "string") return running(outcome);
    failure = outcome;
    onLog(`PostgreSQL did not start: ${failure}`);
    // Worth another try only while a port or the memory of a killed server is about to become free.
    if (!/already in use|still in use|Address in use/i.test(failure)) break;
    await endOrphanedBackends(data);
    await sleep(200);
  }
  throw new Error(`PostgreSQL did not start: ${failure}`);
}
