import { readdir, readFile } from "node:fs/promises";
import { listStackProcesses } from "#tests/fixtures/kill-everything.ts";

const read = (path: string) => readFile(path, "utf8").catch(() => "");

/** The process of a stack that runs `entry` (such as `scripts/processes/worker.ts`). Throws an Error when there is none. */
export async function findProcess(home: string, entry: string): Promise<number> {
  for (const pid of await listStackProcesses(home))
    if ((await read(`/proc/${pid}/cmdline`)).includes(entry)) return pid;
  throw new Error(`No process of ${home} runs ${entry}.`);
}

/** What a process has started and what that has started, as their names by process id. */
export async function listDescendants(pid: number): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  const parents = new Map<number, { parent: number; name: string }>();
  for (const entry of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    // "pid (name) state parent …": the name may contain anything.
    const [, name = "", state, parent] =
      /^\d+ \((.*)\) (\S) (\d+)/s.exec(await read(`/proc/${entry}/stat`)) ?? [];
    if (state && state !== "Z") parents.set(Number(entry), { parent: Number(parent), name });
  }
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const [child, { parent, name }] of parents) {
      if (found.has(child) || (parent !== pid && !found.has(parent))) continue;
      found.set(child, name);
      isNew = true;
    }
  }
  return found;
}
