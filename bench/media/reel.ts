import { join } from "node:path";
import { findBinary } from "#lib/media/binaries.ts";
import { composeReel } from "#lib/media/compose/compose-reel.ts";
import { closePool } from "#lib/media/pool.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { runProcess } from "#lib/media/run-process.ts";
import { median } from "#lib/signals/statistics.ts";
import { makeFlashAndBeep, measureOffsets } from "#tests/fixtures/flash-and-beep.ts";
import type { Report } from "../report.ts";
import { decodeSeconds, findClip, withDirectory } from "./clips.ts";
import { measureFirstFrame } from "./first-frame.ts";
import { makeReelOnce } from "./make-reel-once.ts";

const x264 = ["-c:v", "libx264", "-preset", "veryfast", "-c:a", "aac"];
const sources = [
  {
    name: "H.264 29.97, B-frames",
    file: "a.mp4",
    rate: [30_000, 1001],
    encoder: [...x264, "-g", "75", "-bf", "3"],
  },
  {
    name: "H.264 25, open groups",
    file: "b.mp4",
    rate: [25, 1],
    encoder: [...x264, "-x264-params", "open-gop=1:keyint=50"],
  },
  { name: "H.264 60 in QuickTime", file: "c.mov", rate: [60, 1], encoder: [...x264, "-bf", "0"] },
  { name: "H.264 23.976 in Matroska", file: "d.mkv", rate: [24_000, 1001], encoder: x264 },
  {
    name: "VP8 30 in WebM",
    file: "e.webm",
    rate: [30, 1],
    encoder: ["-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libvorbis"],
  },
  { name: "MPEG-4 25 in AVI", file: "f.avi", rate: [25, 1], encoder: ["-c:v", "mpeg4", "-c:a", "mp3"] },
] as const;

/** Cuts at moments that no grid knows, and one at a likely key frame. */
const ranges = [
  [0.31, 2.9],
  [4.004, 7.37],
  [10, 13.51],
  [17.77, 20.02],
  [25.5, 29.4],
].map(([start, end]) => ({ startSeconds: start ?? 0, endSeconds: end ?? 0 }));

async function countErrors(path: string): Promise<number> {
  let lines = 0;
  await runProcess(findBinary("ffmpeg").path, ["-v", "error", "-nostdin", "-i", path, "-f", "null", "-"], {
    timeoutSeconds: 120,
    onStderrLine: () => {
      lines += 1;
    },
  });
  return lines;
}

async function measureSync(
  report: Report,
  { name, file, rate: [numerator, denominator], encoder }: (typeof sources)[number],
): Promise<void> {
  await withDirectory(async (directory) => {
    const rate = { numerator, denominator };
    const sourcePath = await makeFlashAndBeep(join(directory, file), {
      seconds: 32,
      rate,
      encoder: [...encoder],
    });
    const cut = { aspect: "source", crossfadeSeconds: 0, music: null } as const;
    const reel = await composeReel({
      sourcePath,
      probe: await probeMedia(sourcePath),
      ranges,
      ...cut,
      directory,
    });
    let at = 0;
    const ends = reel.ranges.map(({ startSeconds, endSeconds }) => {
      at += endSeconds - startSeconds;
      return at;
    });
    const offsets = await measureOffsets(reel.path, rate, ends.slice(0, -1));
    // Some containers cannot say that a coder of sound starts late: what is off in the source is no fault of the cut.
    const own = median(await measureOffsets(sourcePath, rate, [])) ?? 0;
    const worst = Math.max(...offsets.map((offset) => Math.abs(offset - own)));
    report(`${name}: A/V offset of the source`, 1000 * own, "ms");
    report(`${name}: A/V offset added, worst of ${offsets.length}`, 1000 * worst, "ms", 20);
    report(`${name}: frames copied`, reel.copiedFrames, "count", reel.frameCount);
    report(`${name}: error lines`, await countErrors(reel.path), "count", 0);
  });
}

async function measureJob(report: Report, path: string): Promise<void> {
  await withDirectory(async (directory) => {
    const before = await decodeSeconds(path);
    const { reel, seconds } = await makeReelOnce(path, directory);
    const decode = (before + (await decodeSeconds(path))) / 2;
    report("decode alone (D)", decode, "s");
    for (const [name, value] of Object.entries(seconds)) report(`reel of 60 s: ${name}`, value, "s", decode);
    report("reel of 60 s: length", reel.durationSeconds, "s", 60);
    report("reel of 60 s: frames copied", reel.copiedFrames, "count", reel.frameCount);
    report("reel of 60 s: error lines", await countErrors(reel.path), "count", 0);
    const { milliseconds, playsToSeconds } = await measureFirstFrame(reel.path);
    report("reel of 60 s: first frame in Chromium", milliseconds, "ms", 300);
    report("reel of 60 s: plays to", playsToSeconds, "s", reel.durationSeconds);
  });
}

/** A reel of a real clip against D, and picture and sound at the joins of reels from every kind of source. */
export async function run(report: Report): Promise<void> {
  for (const source of sources) await measureSync(report, source);
  const mixed = findClip("mixed-120s-720p30.mp4");
  if (mixed) await measureJob(report, mixed);
  await closePool();
}
