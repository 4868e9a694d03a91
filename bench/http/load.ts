import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import { untilEnded, upload } from "#tests/fixtures/api.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import type { Report } from "../report.ts";
import { startBenchStack } from "./bench-stack.ts";

const connections = 50;
const seconds = Number(process.env.BENCH_SECONDS ?? 30);

function load(url: string, duration: number): Promise<autocannon.Result> {
  return autocannon({ url, connections, duration });
}

/** A video of two seconds with its results, made as a user makes it. */
async function makeResults(url: string): Promise<string> {
  const folder = await makeTemporaryDirectory();
  try {
    const clip = await makeClip(`${folder.path}/clip.mp4`, { seconds: 2 });
    const { video_id } = (await upload(url, clip)).body;
    await fetch(new URL(`/api/analyze/${video_id}`, url), { method: "POST" });
    await untilEnded(url, video_id);
    return video_id;
  } finally {
    await folder.remove();
  }
}

/**
 * Fifty connections that ask as fast as they are answered, on the cores that the whole stack and the asking itself
 * share: what a request then waits is mostly its turn.
 */
export async function run(report: Report): Promise<void> {
  const stack = await startBenchStack();
  try {
    const videoId = await makeResults(stack.url);
    const calls = [
      { path: "/health", name: "/health", p50: 15, p99: 50 },
      { path: `/api/status/${videoId}`, name: "/api/status/{id}", p50: 15, p99: 50 },
      { path: `/api/results/${videoId}`, name: "/api/results/{id}", p50: null, p99: 100 },
    ];
    for (const { path, name, p50, p99 } of calls) {
      await load(stack.url + path, 5);
      await sleep(1000);
      const { latency, requests, errors, timeouts, non2xx } = await load(stack.url + path, seconds);
      report(`${name}: requests per second`, requests.average, "1/s");
      report(`${name}: p50`, latency.p50, "ms", p50);
      report(`${name}: p99`, latency.p99, "ms", p99);
      report(`${name}: errors`, errors + timeouts + non2xx, "requests", 0);
    }
  } finally {
    await stack.stop();
  }
}
