import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import type { Db } from "#lib/db.ts";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { choosePlace, startStackProcess } from "#tests/fixtures/running-stack.ts";

export type BenchStack = {
  url: string;
  db: Db;
  ownerId: string;
  supabaseUrl: string;
  launcherPid: number;
  /** Process id of the web process. */
  webPid: number;
  stop: () => Promise<void>;
};

type Child = { pid: number; name: string };

/** The processes below another, with the file that each runs. */
export async function listProcesses(parent: number): Promise<Child[]> {
  const found: Child[] = [];
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const [stat = "", command = ""] = await Promise.all(
      ["stat", "cmdline"].map((file) => readFile(join("/proc", pid, file), "utf8").catch(() => "")),
    );
    if (Number(stat.split(") ")[1]?.split(" ")[1]) !== parent) continue;
    const entry = command.split("\0").findLast((word) => word.endsWith(".ts")) ?? "postgres";
    found.push({ pid: Number(pid), name: entry.split("/").slice(-2).join("/") });
  }
  return found;
}

/** A PitchQuest of its own, as `npm start` brings it up, whose limits never stand in the way of a bench. */
export async function startBenchStack(): Promise<BenchStack> {
  const place = await choosePlace();
  const stack = await startStackProcess(place, {
    RATE_LIMIT_REQUESTS_PER_MINUTE: "100000000",
    RATE_LIMIT_UPLOADS_PER_MINUTE: "100000000",
  });
  const { secretKey } = await completeKeys();
  const user = JSON.parse(await readFile(join(place.home, "local-user.json"), "utf8")) as { id: string };
  return {
    url: stack.url.replace("localhost", "127.0.0.1"),
    db: createClient(stack.supabaseUrl, secretKey, { auth: { persistSession: false } }),
    ownerId: user.id,
    supabaseUrl: stack.supabaseUrl,
    launcherPid: stack.pid,
    webPid: (await listProcesses(stack.pid)).find(({ name }) => name === "processes/web.ts")?.pid ?? 0,
    stop: async () => {
      await stack.stop();
      await place.remove();
    },
  };
}

/** Bytes of memory that a process holds. */
export async function readResidentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** One figure of `/metrics`, by its full name with labels. */
export async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(new URL("/metrics", url))).text();
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.slice(name.length));
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
