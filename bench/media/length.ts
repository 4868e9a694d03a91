import { join } from "node:path";
import { closePool } from "#lib/media/pool.ts";
import type { Report } from "../report.ts";
import { analyzeClip } from "./analyze-clip.ts";
import { ffmpeg, findClip, withDirectory } from "./clips.ts";

const times = 10;

/** Twenty minutes against two, in turn: the time may not grow faster than the video. */
export async function run(report: Report): Promise<void> {
  const short = findClip("mixed-120s-720p30.mp4");
  if (!short) return;
  await withDirectory(async (directory) => {
    const long = join(directory, "20-minutes.mp4");
    await ffmpeg("-stream_loop", String(times - 1), "-i", short, "-c", "copy", long);
    const seconds = async (path: string) => (await analyzeClip(path)).seconds.total;
    await seconds(short);
    const before = await seconds(short);
    const whole = await seconds(long);
    const one = (before + (await seconds(short))) / 2;
    report("2 minutes", one, "s");
    report("20 minutes", whole, "s", one);
    report("20 minutes over 2 minutes", whole / one, "times", 10.5);
  });
  await closePool();
}
