import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../report.ts";
import { ffmpeg, findClip, withDirectory } from "./clips.ts";

function readStatus(pid: string, field: "VmRSS" | "PPid"): number {
  try {
    const text = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Resident kilobytes of a process and all its children. */
function residentOf(root: number): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const family = new Set([String(root)]);
  for (const pid of pids) if (family.has(String(readStatus(pid, "PPid")))) family.add(pid);
  return [...family].reduce((sum, pid) => sum + readStatus(pid, "VmRSS"), 0);
}

/** Highest memory (MB) of a fresh process that analyses a file, with its threads and its ffmpegs. */
async function peakMegabytes(path: string): Promise<number> {
  const script = join(import.meta.dirname, "analyze-once.ts");
  const child = spawn(process.execPath, [script, path], { stdio: ["ignore", "ignore", "inherit"] });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentOf(child.pid ?? 0));
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return peak / 1024;
}

/** Memory must not grow with the length of a video. */
export async function run(report: Report): Promise<void> {
  const path = findClip("mixed-120s-720p30.mp4");
  if (!path || process.platform !== "linux") return;
  report("120 s of 720p30: peak of all processes", await peakMegabytes(path), "MB", 450);
  await withDirectory(async (directory) => {
    const long = join(directory, "long.mp4");
    await ffmpeg("-stream_loop", "4", "-i", path, "-c", "copy", long);
    report("600 s of 720p30: peak of all processes", await peakMegabytes(long), "MB", 450);
  });
}
