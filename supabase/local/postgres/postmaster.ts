import { execFile } from "node:child_process";
import { readdir, readFile, readlink, realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/** What a running server writes about itself into `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

const run = promisify(execFile);

/** Reads `postmaster.pid` of a data directory; null when there is none or it is incomplete. */
export async function readPostmaster(data: string): Promise<Postmaster | null> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
}

async function isAlive(pid: number): Promise<boolean> {
  if (process.platform === "linux") {
    // Where process 1 does not reap orphans, the dead stay listed as zombies (state Z).
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
    return stat !== null && !/\) [ZX] /.test(stat);
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether `pid` is a server of exactly this data directory: process ids are used again after a crash. */
export async function isServerOf(data: string, pid: number): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  if (process.platform === "linux") {
    // Every PostgreSQL process, also a backend, works inside its data directory.
    return (await readlink(`/proc/${pid}/cwd`).catch(() => "")) === (await realpath(data));
  }
  const command = await run("ps", ["-p", String(pid), "-o", "command="]).catch(() => ({ stdout: "" }));
  return command.stdout.includes(data);
}

/** Waits until the process is gone; false when it is still there after `timeoutSeconds`. */
async function waitUntilGone(pid: number, timeoutSeconds: number): Promise<boolean> {
  const deadline = Date.now() + timeoutSeconds * 1000;
  while (await isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It went by itself in the meantime.
  }
}

/** Stops a server: a fast shutdown (SIGINT), then an immediate one (SIGQUIT), then SIGKILL. */
export async function stopPostmaster(pid: number): Promise<void> {
  const escalation: [NodeJS.Signals, number][] = [
    ["SIGINT", 20],
    ["SIGQUIT", 5],
    ["SIGKILL", 5],
  ];
  for (const [name, timeoutSeconds] of escalation) {
    signal(pid, name);
    if (await waitUntilGone(pid, timeoutSeconds)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

/** Ends backends that outlived a killed postmaster: while one lives, a new server refuses to start. */
export async function endOrphanedBackends(data: string): Promise<void> {
  if (process.platform !== "linux") return;
  for (const name of await readdir("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || !(await isServerOf(data, pid))) continue;
    const command = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
    if (command.trim() !== "postgres") continue;
    signal(pid, "SIGKILL");
    await waitUntilGone(pid, 5);
  }
}
