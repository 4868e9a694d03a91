import { readdirSync, readFileSync } from "node:fs";

function readField(pid: string, file: string, field: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/${file}`, "utf8");
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** A process and everything it started, directly or not. */
export function listFamily(root: number): string[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, String(readField(pid, "status", "PPid"))]),
  );
  const family = new Set([String(root)]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return [...family];
}

/** Resident memory of a process, megabytes; pages shared by several count once, in parts. */
export function residentMegabytes(pid: string): number {
  return readField(pid, "smaps_rollup", "Pss") / 1024;
}

/** The highest memory of a process and all it started while something runs, megabytes. */
export async function watchPeak<T>(
  root: number,
  work: Promise<T>,
): Promise<{ result: T; peakMegabytes: number }> {
  let peakMegabytes = 0;
  const timer = setInterval(() => {
    const now = listFamily(root).reduce((sum, pid) => sum + residentMegabytes(pid), 0);
    peakMegabytes = Math.max(peakMegabytes, now);
  }, 150);
  try {
    return { result: await work, peakMegabytes };
  } finally {
    clearInterval(timer);
  }
}
