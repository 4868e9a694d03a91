import { readFile } from "node:fs/promises";
import { findBinary } from "#lib/media/binaries.ts";
import { planDecode } from "#lib/media/decode-plan.ts";
import { FrameSplitter } from "#lib/media/frame-splitter.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { runProcess } from "#lib/media/run-process.ts";
import { compareFrames, type GrayFrame } from "#lib/signals/gray-frame.ts";
import { changedLevel } from "#lib/signals/motion-tracker.ts";
import { ShotDetector } from "#lib/signals/shot-detector.ts";
import type { Report } from "../report.ts";
import { decodeSeconds, findClip, secondsOf, withDirectory } from "./clips.ts";
import { findBoundaries, matchBoundaries } from "./find-boundaries.ts";

interface Truth {
  unit: string;
  cuts?: number[];
  count?: number;
}

/** Middles of dissolves, starts of fades in and the end of a last fade out, frames; found by looking at each frame. */
const gradual: Record<string, number[]> = { "cuts-720p.mp4": [394, 545, 689], "fades.mp4": [86, 169] };
const withoutCuts = ["talking-head-a.mp4", "talking-head-b.mp4", "presenter-vertical-60fps.mp4"];

async function compareWithTruth(report: Report, name: string, truth: Truth): Promise<void> {
  const path = findClip(name);
  if (!path) return;
  const { framesPerSecond, found } = await findBoundaries(path);
  if (truth.count !== undefined) report(`${name}: boundaries`, found.length, "count", truth.count);
  if (!truth.cuts) return;
  const wanted = truth.cuts.map((cut) => Math.round(truth.unit === "seconds" ? cut * framesPerSecond : cut));
  const { hits, invented } = matchBoundaries(wanted, found, 1);
  report(`${name}: cuts found`, hits, "count", wanted.length);
  report(
    `${name}: cuts invented`,
    invented.filter(({ transition }) => transition === "cut").length,
    "count",
    0,
  );
}

async function compareGradual(report: Report, name: string, wanted: number[]): Promise<void> {
  const path = findClip(name);
  if (!path) return;
  const { framesPerSecond, found } = await findBoundaries(path);
  const { hits, invented } = matchBoundaries(
    wanted,
    found.filter(({ transition }) => transition !== "cut"),
    framesPerSecond / 2,
  );
  report(`${name}: dissolves and fades found within 0.5 s`, hits, "count", wanted.length);
  report(`${name}: dissolves and fades invented`, invented.length, "count", 0);
}

/** Shots alone on the decode that feeds them; answers the seconds spent in the detector as well. */
async function detectAlone(path: string): Promise<{ detectorSeconds: number; frames: number }> {
  const { video, durationSeconds } = await probeMedia(path);
  if (!video) throw new Error(`${path} has no picture`);
  const { framesPerSecond, gray } = planDecode(video, durationSeconds);
  const detector = new ShotDetector(framesPerSecond);
  let before: GrayFrame | null = null;
  let [frames, milliseconds] = [0, 0];
  const splitter = new FrameSplitter(gray.width * gray.height, (pixels) => {
    const start = performance.now();
    const difference = before ? compareFrames(pixels, before.pixels, changedLevel).difference : 0;
    before = { ...gray, pixels };
    detector.push(before, difference);
    milliseconds += performance.now() - start;
    frames += 1;
  });
  const filter = `fps=fps=${framesPerSecond}:start_time=0,scale=${gray.width}:${gray.height}:flags=fast_bilinear,format=gray`;
  const args = ["-v", "error", "-nostdin", "-skip_loop_filter", "bidir", "-i", path, "-vf", filter];
  await runProcess(findBinary("ffmpeg").path, [...args, "-f", "rawvideo", "pipe:1"], {
    timeoutSeconds: 600,
    onStdout: (chunk) => splitter.push(chunk),
  });
  detector.finish();
  return { detectorSeconds: milliseconds / 1000, frames };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** D, shots alone and the whole preparation in turns, so that a busy machine slows all of them alike. */
async function measureSpeed(report: Report, name: string): Promise<void> {
  const path = findClip(name);
  if (!path) return;
  const probe = await probeMedia(path);
  const [alone, share]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    const decode = await decodeSeconds(path);
    let detector = 0;
    alone.push(
      (await secondsOf(async () => {
        detector = (await detectAlone(path)).detectorSeconds;
      })) / decode,
    );
    const prepare = await withDirectory((directory) =>
      secondsOf(() => prepareMedia({ sourcePath: path, directory, probe })),
    );
    share.push(detector / prepare);
  }
  report(`${name}: shots alone`, median(alone), "D", 1.3);
  report(`${name}: detector's share of the preparation`, median(share), "ratio");
}

/** Cuts and fades against cuts.json, one frame of tolerance; gradual ones within half a second; speed against D. */
export async function run(report: Report): Promise<void> {
  const truthPath = findClip("cuts.json");
  if (!truthPath) return;
  const truths = JSON.parse(await readFile(truthPath, "utf8")) as Record<string, Truth>;
  for (const [name, truth] of Object.entries(truths)) await compareWithTruth(report, name, truth);
  for (const [name, wanted] of Object.entries(gradual)) await compareGradual(report, name, wanted);
  for (const name of withoutCuts) {
    const path = findClip(name);
    if (path) report(`${name}: cuts invented`, (await findBoundaries(path)).found.length, "count", 0);
  }
  for (const name of ["mixed-120s-720p30.mp4", "presenter-vertical-60fps.mp4"])
    await measureSpeed(report, name);
}
