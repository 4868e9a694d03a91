import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { closePool } from "#lib/media/pool.ts";
import type { Report } from "../report.ts";
import { analyzeClip } from "./analyze-clip.ts";
import { decodeSeconds, ffmpeg, findClip, withDirectory } from "./clips.ts";

/** Odd, so that one of them is the middle. */
const pairs = 5;
const bar = 2.5;

type Seconds = Awaited<ReturnType<typeof analyzeClip>>["seconds"];
type Pair = { decode: number; seconds: Seconds };
type Measure = (path: string) => Promise<Seconds>;

const analyzeAgain: Measure = async (path) => (await analyzeClip(path)).seconds;

/** In a process of its own, whose models have run on nothing yet. */
const analyzeFirst: Measure = async (path) => {
  const script = join(import.meta.dirname, "analyze-first.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script, path]);
  return JSON.parse(stdout);
};

/** Decoding alone before and after, so that a machine that slows down slows both. */
async function measurePair(path: string, analyze: Measure): Promise<Pair> {
  const before = await decodeSeconds(path);
  const seconds = await analyze(path);
  return { decode: (before + (await decodeSeconds(path))) / 2, seconds };
}

const ratioOf = ({ decode, seconds }: Pair) => seconds.total / decode;

/** Of several pairs the one with the median ratio. */
async function measure(report: Report, name: string, path: string, analyze = analyzeAgain): Promise<void> {
  const all: Pair[] = [];
  while (all.length < pairs) all.push(await measurePair(path, analyze));
  const sorted = all.toSorted((a, b) => ratioOf(a) - ratioOf(b));
  const { decode, seconds } = sorted[pairs >> 1] as Pair;
  report(`${name}: decode alone (D)`, decode, "s");
  report(`${name}: probe`, seconds.probe, "s", decode);
  report(`${name}: prepare`, seconds.prepare, "s", decode);
  report(`${name}: speech and visual`, seconds.measure, "s", decode);
  report(`${name}: in all`, seconds.total, "s", decode);
  report(`${name}: in all over D, median`, ratioOf(sorted[pairs >> 1] as Pair), "D", bar);
  report(`${name}: in all over D, worst of ${pairs}`, ratioOf(sorted.at(-1) as Pair), "D", bar);
}

/** Time from a file to its measurements, against D: the first recording of a worker, and one after others. */
export async function run(report: Report): Promise<void> {
  for (const name of ["mixed-120s-720p30.mp4", "presenter-vertical-60fps.mp4"]) {
    const path = findClip(name);
    if (path) await measure(report, `${name}, first recording`, path, analyzeFirst);
  }
  for (const name of ["talking-head-a.mp4", "mixed-120s-720p30.mp4", "presenter-vertical-60fps.mp4"]) {
    const path = findClip(name);
    if (path) await measure(report, name, path);
  }
  const presenter = findClip("presenter-vertical-60fps.mp4");
  if (presenter) {
    await withDirectory(async (directory) => {
      const path = join(directory, "presenter-60s.mp4");
      await ffmpeg("-stream_loop", "4", "-i", presenter, "-c", "copy", path);
      await measure(report, "presenter 1080p60, five times", path);
    });
  }
  await closePool();
}
