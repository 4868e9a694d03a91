import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setSessionPriority } from "#lib/session-priority.ts";
import type { Log } from "./open-log.ts";
import { projectRoot } from "./project-root.ts";

export type ChildSpec = {
  name: string;
  /** TypeScript entry, relative to the project. It says a JSON line with `"event":"listening"` when it is ready. */
  entry: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  nodeArgs?: string[];
  /** Nice, of what it starts as well; 0 where it is not said. */
  priority?: number;
  log: Log;
};

export type Supervised = { name: string; pid: () => number | undefined; stop: () => Promise<void> };

const restartMilliseconds = { first: 200, most: 10_000 };
const stableMilliseconds = 30_000;
const stopMilliseconds = 15_000;
/** Lines of a part that are shown when it does not start. */
const lastWordCount = 12;

/** The last words of a part, with the remedy where one is known. */
function explain(words: string): string {
  if (!words.includes("EADDRINUSE")) return words;
  return `${words}\nAnother program has taken this port. Stop it, or choose others by PORT, SUPABASE_PORT, INNGEST_PORT and WORKER_PORT.`;
}

function launch(spec: ChildSpec): ChildProcess {
  const preload = join(projectRoot, "scripts/launcher/follow-parent.ts");
  const child = spawn(
    process.execPath,
    [...(spec.nodeArgs ?? []), "--import", preload, join(projectRoot, spec.entry), ...(spec.args ?? [])],
    // A group of its own: a Ctrl-C reaches the launcher alone, which then stops its children in order.
    { cwd: projectRoot, env: { ...spec.env }, stdio: ["ignore", "pipe", "pipe", "ipc"], detached: true },
  );
  setSessionPriority(child.pid, spec.priority ?? 0);
  return child;
}

/**
 * Starts a child, waits until it listens, and starts it again (sooner after a long life, later after a short one)
 * whenever it dies by itself.
 * @throws Error where it does not come up the first time
 */
export async function supervise(spec: ChildSpec): Promise<Supervised> {
  let child: ChildProcess;
  let stopping = false;
  let hasStarted = false;
  let delay = restartMilliseconds.first;

  const start = () =>
    new Promise<void>((ready, failed) => {
      const startedAt = Date.now();
      child = launch(spec);
      const lastWords: string[] = [];
      for (const stream of [child.stdout, child.stderr]) {
        if (!stream) continue;
        createInterface({ input: stream }).on("line", (line) => {
          if (line.includes('"event":"listening"')) {
            hasStarted = true;
            child.once("message", () => ready());
            // One that has died by now is heard of by its exit.
            child.send("settle", () => undefined);
            return;
          }
          spec.log(spec.name, line);
          lastWords.push(line);
          if (lastWords.length > lastWordCount) lastWords.shift();
        });
      }
      child.once("exit", (code, signal) => {
        const ending = signal ?? `exit code ${code}`;
        failed(new Error(`${spec.name} did not start (${ending}).\n${explain(lastWords.join("\n"))}`));
        if (stopping || !hasStarted) return;
        if (Date.now() - startedAt > stableMilliseconds) delay = restartMilliseconds.first;
        process.stderr.write(`${spec.name} ended (${ending}); starting it again.\n`);
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
