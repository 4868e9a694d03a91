import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { analyzeFile } from "#scripts/client/analyze-file.ts";
import { readMetric } from "../http/bench-stack.ts";
import type { Report } from "../report.ts";
import { withAnalysingStack } from "./analysing-stack.ts";
import { ffmpeg, findClip, withDirectory } from "./clips.ts";
import { watchPeak } from "./process-memory.ts";

const minutes = (process.env.BENCH_MINUTES ?? "2,20").split(",").map(Number);
const longestDelay = "nodejs_eventloop_lag_max_seconds";
/** Node measures delays by a timer and counts its interval with them: without any delay it says this much. */
const timerMilliseconds = 10;

/** The longest delays of the web process's event loop, milliseconds, one for every second until told to stop. */
async function collectDelays(url: string, signal: AbortSignal): Promise<number[]> {
  const delays: number[] = [];
  while (!signal.aborted) {
    delays.push(1000 * (await readMetric(url, longestDelay)) - timerMilliseconds);
    await sleep(1000);
  }
  return delays;
}

/** All processes of a running PitchQuest while it analyses: their memory, and how long its pages ever waited. */
export async function run(report: Report): Promise<void> {
  const clip = findClip("mixed-120s-720p30.mp4");
  if (!clip || process.platform !== "linux") return;
  await withAnalysingStack((server, stack) =>
    withDirectory(async (directory) => {
      for (const length of minutes) {
        const path = join(directory, `${length}-minutes.mp4`);
        await ffmpeg("-stream_loop", String(length / 2 - 1), "-i", clip, "-c", "copy", path);
        await readMetric(stack.url, longestDelay);
        const stop = new AbortController();
        const delays = collectDelays(stack.url, stop.signal);
        const result = await analyzeFile(server, path, () => undefined).finally(() => stop.abort());
        const name = `${length} minutes`;
        const sorted = (await delays).toSorted((a, b) => a - b);
        report(`${name}: whole job`, result.processing_time_seconds, "s");
        report(`${name}: longest delay of the web process`, sorted.at(-1) ?? Number.NaN, "ms", 50);
        report(`${name}: longest delay in a second, median`, sorted[sorted.length >> 1] ?? Number.NaN, "ms");
        // In a run of its own: to read the memory of a process holds that process up.
        const { peakMegabytes } = await watchPeak(
          stack.pid,
          analyzeFile(server, path, () => undefined),
        );
        report(`${name}: peak of all processes`, peakMegabytes, "MB", 900);
      }
    }),
  );
}
