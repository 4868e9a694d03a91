import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Report } from "../report.ts";
import { ffmpeg, findClip, withDirectory } from "./clips.ts";
import { watchPeak } from "./process-memory.ts";

/** Highest memory (MB) of a fresh process that analyses a file, with its threads and its ffmpegs. */
async function measurePeak(path: string): Promise<number> {
  const script = join(import.meta.dirname, "analyze-once.ts");
  const child = spawn(process.execPath, [script, path], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const { result, peakMegabytes } = await watchPeak(child.pid ?? 0, ended);
  if (result !== 0) throw new Error(`${script} ended with ${result}`);
  return peakMegabytes;
}

/** Memory must not grow with the length of a video. */
export async function run(report: Report): Promise<void> {
  const path = findClip("mixed-120s-720p30.mp4");
  if (!path || process.platform !== "linux") return;
  report("120 s of 720p30: peak of all processes", await measurePeak(path), "MB", 450);
  await withDirectory(async (directory) => {
    const long = join(directory, "long.mp4");
    await ffmpeg("-stream_loop", "4", "-i", path, "-c", "copy", long);
    report("600 s of 720p30: peak of all processes", await measurePeak(long), "MB", 450);
  });
}
