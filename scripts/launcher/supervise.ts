import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "./project-root.ts";

export type ChildSpec = {
  name: string;
  /** TypeScript entry, relative to the project. It says a JSON line with `"event":"listening"` when it is ready. */
  entry: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  nodeArgs?: string[];
};

export type Supervised = { name: string; pid: () => number | undefined; stop: () => Promise<void> };

const restartMilliseconds = { first: 200, most: 10_000 };
const stableMilliseconds = 30_000;
const stopMilliseconds = 15_000;

function launch(spec: ChildSpec): ChildProcess {
  const preload = join(projectRoot, "scripts/launcher/follow-parent.ts");
  return spawn(
    process.execPath,
    [...(spec.nodeArgs ?? []), "--import", preload, join(projectRoot, spec.entry), ...(spec.args ?? [])],
    // A group of its own: a Ctrl-C reaches the launcher alone, which then stops its children in order.
    { cwd: projectRoot, env: { ...spec.env }, stdio: ["ignore", "pipe", "inherit", "ipc"], detached: true },
  );
}

/**
 * Starts a child, waits until it listens, and starts it again (sooner after a long life, later after a short one)
 * whenever it dies by itself.
 * @throws Error where it does not come up the first time
 */
export async function supervise(spec: ChildSpec): Promise<Supervised> {
  let child: ChildProcess;
  let stopping = false;
  let delay = restartMilliseconds.first;

  const start = () =>
    new Promise<void>((ready, failed) => {
      const startedAt = Date.now();
      child = launch(spec);
      if (child.stdout) {
        createInterface({ input: child.stdout }).on("line", (line) => {
          if (line.includes('"event":"listening"')) ready();
          else process.stderr.write(`${line}\n`);
        });
      }
      child.once("exit", (code, signal) => {
        failed(new Error(`${spec.name} did not start (${signal ?? `exit code ${code}`}).`));
        if (stopping) return;
        if (Date.now() - startedAt > stableMilliseconds) delay = restartMilliseconds.first;
        process.stderr.write(`${spec.name} ended (${signal ?? `exit code ${code}`}); starting it again.\n`);
        setTimeout(() => !stopping && start().catch(() => undefined), delay).unref();
        delay = Math.min(delay * 2, restartMilliseconds.most);
      });
    });

  await start().catch((error) => {
    stopping = true;
    throw error;
  });

  return {
    name: spec.name,
    pid: () => child.pid,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), stopMilliseconds);
      await gone;
      clearTimeout(force);
    },
  };
}
