import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The engine's own entry. */
export const ENGINE = fileURLToPath(new URL("../../../inngest/local/main.ts", import.meta.url));

/** A process that has said nothing by then is killed. */
const LONGEST_START_MILLISECONDS = 50_000;

/** Starts a TypeScript entry and resolves when it has said its first line; CRASH_LOG=1 shows its log. */
export async function start(
  args: string[],
  env: Record<string, string>,
  /** What runs Node, e.g. in a network of its own. */
  runner: string[] = [],
): Promise<{ child: ChildProcess; line: string }> {
  const [command = "", ...rest] = [...runner, process.execPath, ...args];
  const child = spawn(command, rest, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", process.env.CRASH_LOG ? "inherit" : "ignore", "ipc"],
  });
  const giveUp = setTimeout(() => child.kill("SIGKILL"), LONGEST_START_MILLISECONDS);
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NonNullable<ChildProcess["stdout"]> }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`${args[0]} ended with ${code} before it listened`)));
  }).finally(() => clearTimeout(giveUp));
  return { child, line };
}

/** Kills a process that `start` gave and waits until it is gone. */
export async function killNow(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
