import { type ChildProcess, spawn } from "node:child_process";
import { getPriority } from "node:os";
import { createInterface } from "node:readline";
import { setImmediate } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import { setSessionPriority } from "#lib/session-priority.ts";

interface RunOptions {
  cwd?: string;
  signal?: AbortSignal;
  timeoutSeconds: number;
  onStdout?: (chunk: Buffer) => void;
  onStderrLine?: (line: string) => void;
}

const running = new Set<ChildProcess>();

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/** A process that leaves takes its ffmpegs with it. */
function killAll(): void {
  for (const child of running) killGroup(child);
}

function track(child: ChildProcess): void {
  if (running.size === 0) process.once("exit", killAll);
  running.add(child);
}

function untrack(child: ChildProcess): void {
  running.delete(child);
  if (running.size === 0) process.removeListener("exit", killAll);
}

let nextTurn: Promise<unknown> = Promise.resolve();

/** One start a turn of the event loop: each stops a large process for tens of milliseconds. */
function takeTurn(): Promise<unknown> {
  nextTurn = nextTurn.then(() => setImmediate());
  return nextTurn;
}

/**
 * Runs a binary in its own process group with an empty environment; resolves to its exit code (null when a signal
 * ended it). Aborting or running over time kills the whole group.
 * @throws the signal's reason when aborted; AppError 400 `media_timeout` over time; what `onStdout` threw; ENOENT.
 */
export async function runProcess(
  binary: string,
  args: string[],
  options: RunOptions,
): Promise<number | null> {
  await takeTurn();
  options.signal?.throwIfAborted();
  const child = spawn(binary, args, {
    cwd: options.cwd,
    env: {} as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  track(child);
  setSessionPriority(child.pid, getPriority());
  let failure: unknown;
  const fail = (error: unknown) => {
    failure ??= error;
    killGroup(child);
  };
  const onAbort = () => fail(options.signal?.reason);
  options.signal?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(
    () =>
      fail(
        new AppError(
          "media_timeout",
          "This file took too long to read. Re-encode it as an ordinary MP4 (H.264, AAC) and upload it again.",
        ),
      ),
    options.timeoutSeconds * 1000,
  );
  child.stdout.on("data", (chunk: Buffer) => {
    if (failure !== undefined) return;
    try {
      options.onStdout?.(chunk);
    } catch (error) {
      fail(error);
    }
  });
  createInterface({ input: child.stderr }).on("line", (line) => options.onStderrLine?.(line));
  try {
    const code = await new Promise<number | null>((resolve) => {
      child.once("error", (error) => {
        failure ??= error;
        resolve(null);
      });
      child.once("close", resolve);
    });
    if (failure !== undefined) throw failure;
    return code;
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", onAbort);
    untrack(child);
  }
}
