import { rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#lib/errors.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { planDecode } from "../decode-plan.ts";
import { type FrameRate, nearestFrame, secondsOfFrames, toFrameRate } from "../frame-rate.ts";
import { fileUrl } from "../input-options.ts";
import type { MediaProbe } from "../media-probe.ts";
import { runTogether } from "../run-together.ts";
import { transcode } from "../transcode.ts";
import { composePicture } from "./compose-picture.ts";
import { composeSound } from "./compose-sound.ts";
import { type Aspect, type Framing, planFraming } from "./framing.ts";
import { type FrameRange, framesIn } from "./plan-pieces.ts";
import { listPictures, type Pictures } from "./video-packets.ts";

export interface ReelOrder {
  sourcePath: string;
  probe: MediaProbe;
  /** In the order in which they are shown; seconds of the source. */
  ranges: TimeRange[];
  aspect: Aspect;
  /** Where to look, in a range of the source, for a picture that is cut to another shape. */
  findCentre?: (range: TimeRange) => { x: number; y: number } | null;
  /** Neighbours overlap this long; 0 for hard cuts. */
  crossfadeSeconds: number;
  music: { path: string; streamIndex: number } | null;
  /** Where the work is done; the reel is left there as `reel.mp4`. */
  directory: string;
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}

export interface Reel {
  path: string;
  durationSeconds: number;
  /** As cut: on the frames of the source, those that follow each other as one. */
  ranges: TimeRange[];
  /** How many frames were taken over without loss. */
  copiedFrames: number;
  frameCount: number;
}

const intermediates = ["picture.mov", "sound.m4a", "voice.wav"];
/** Sound alone is cut on a grid of 10 ms. */
const soundGrid: FrameRate = { numerator: 100, denominator: 1 };

/** The constant rate of the new video. */
export function rateOf(probe: MediaProbe): FrameRate {
  return probe.video
    ? toFrameRate(planDecode(probe.video, probe.durationSeconds).framesPerSecond)
    : soundGrid;
}

type Grid = Pick<Pictures, "endFrame" | "phaseSeconds">;

/** Ranges that follow each other without a gap are one: there is nothing to join. */
function mergeTouching(ranges: FrameRange[]): FrameRange[] {
  const merged: FrameRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last?.endFrame === range.startFrame) last.endFrame = range.endFrame;
    else merged.push({ ...range });
  }
  return merged;
}

/** Ranges on the frames of the source, the last one cut off at its end. */
function toFrames(ranges: TimeRange[], rate: FrameRate, { endFrame, phaseSeconds }: Grid): FrameRange[] {
  const onGrid = ranges.map(({ startSeconds, endSeconds }) => ({
    startFrame: Math.max(0, nearestFrame(startSeconds - phaseSeconds, rate)),
    endFrame: Math.min(endFrame, nearestFrame(endSeconds - phaseSeconds, rate)),
  }));
  if (onGrid.length > 0 && onGrid.every((range) => range.endFrame > range.startFrame)) {
    return mergeTouching(onGrid);
  }
  throw new AppError(
    "range_outside_video",
    "A range to cut lies outside the video, or is empty. Choose ranges inside it.",
    { httpStatus: 422 },
  );
}

/** Whether coded pictures of this source can stand beside our own in one stream as they are. */
function mayCopy({ video, container }: MediaProbe, framing: Framing): boolean {
  const isPlain = video?.codec === "h264" && ["yuv420p", "yuvj420p"].includes(video.pixelFormat);
  const isIndexed = container === "mp4" || container === "mov";
  return isPlain && isIndexed && video.rotation === 0 && !video.variableFrameRate && framing.isWhole;
}

async function joinTracks(
  order: ReelOrder,
  picture: string | null,
  sound: string | null,
  rate: FrameRate,
): Promise<string> {
  const inputs = [picture, sound].flatMap((path) => (path ? ["-i", fileUrl(path)] : []));
  const maps = [picture, sound].filter(Boolean).flatMap((_, index) => ["-map", String(index)]);
  const timescale = picture ? ["-video_track_timescale", String(rate.numerator)] : [];
  const args = [...inputs, ...maps, "-c", "copy", ...timescale, "-movflags", "+faststart", "reel.mp4"];
  const { directory, signal } = order;
  await transcode(["-loglevel", "error", ...args], { directory, signal, timeoutSeconds: 300 });
  return join(directory, "reel.mp4");
}

/**
 * Cuts ranges out of a video and joins them into one MP4 that plays everywhere: H.264 and AAC, constant frame rate,
 * sound at −16 LUFS, index first. What can be copied is copied.
 * @throws AppError 422 `range_outside_video`, 500 `media_not_written`, 400 `media_timeout`; the signal's reason
 */
export async function composeReel(order: ReelOrder): Promise<Reel> {
  const { probe, sourcePath, directory, findCentre, onProgress } = order;
  const { video } = probe;
  const rate = rateOf(probe);
  const pictures = video && (await listPictures(sourcePath, video.streamIndex, rate, order.signal));
  const grid: Grid = pictures ?? { endFrame: nearestFrame(probe.durationSeconds, rate), phaseSeconds: 0 };
  const ranges = toFrames(order.ranges, rate, grid);
  const { phaseSeconds } = grid;
  const shortest = Math.min(...ranges.map((range) => range.endFrame - range.startFrame));
  // A range has a fade at each end; both must fit into it.
  const fadeFrames =
    ranges.length < 2 ? 0 : Math.min(nearestFrame(order.crossfadeSeconds, rate), shortest >> 1);
  const frameCount = framesIn(ranges) - fadeFrames * (ranges.length - 1);
  const toSeconds = ({ startFrame, endFrame }: FrameRange) => ({
    startSeconds: Math.max(0, secondsOfFrames(startFrame, rate) + phaseSeconds),
    endSeconds: secondsOfFrames(endFrame, rate) + phaseSeconds,
  });
  const framing =
    video && planFraming(video, order.aspect, (range) => findCentre?.(toSeconds(range)) ?? null);
  const source = framing && mayCopy(probe, framing) ? (pictures?.source ?? null) : null;
  const seconds = secondsOfFrames(frameCount, rate);
  const common = { sourcePath, rate, phaseSeconds, ranges, fadeFrames, directory };
  const streamIndex = probe.audio?.streamIndex ?? null;
  const report = (fraction: number) => onProgress?.(0.95 * fraction);
  const [picture, soundPath] = await runTogether(order.signal, (signal) => [
    video && framing
      ? composePicture({
          ...common,
          streamIndex: video.streamIndex,
          source,
          framing,
          signal,
          onProgress: report,
        })
      : Promise.resolve(null),
    composeSound({ ...common, streamIndex, seconds, music: order.music, signal }),
  ]);
  const path = await joinTracks(order, picture?.path ?? null, soundPath, rate);
  await Promise.all(intermediates.map((file) => rm(join(directory, file), { force: true })));
  onProgress?.(1);
  const cut = ranges.map(toSeconds);
  return {
    path,
    durationSeconds: seconds,
    ranges: cut,
    copiedFrames: picture?.copiedFrames ?? 0,
    frameCount,
  };
}
