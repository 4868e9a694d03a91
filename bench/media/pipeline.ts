import { join } from "node:path";
import { closePool } from "#lib/media/pool.ts";
import type { Report } from "../report.ts";
import { analyzeClip } from "./analyze-clip.ts";
import { decodeSeconds, ffmpeg, findClip, withDirectory } from "./clips.ts";

async function measure(report: Report, name: string, path: string): Promise<void> {
  const before = await decodeSeconds(path);
  const { seconds } = await analyzeClip(path);
  const decode = (before + (await decodeSeconds(path))) / 2;
  report(`${name}: decode alone (D)`, decode, "s");
  report(`${name}: probe`, seconds.probe, "s", decode);
  report(`${name}: prepare`, seconds.prepare, "s", decode);
  report(`${name}: speech and visual`, seconds.measure, "s", decode);
  report(`${name}: in all`, seconds.total, "s", decode);
}

/** Time from a file to its measurements, against D; the first clip pays for loading the models. */
export async function run(report: Report): Promise<void> {
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
