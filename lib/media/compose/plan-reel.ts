import { AppError } from "#lib/errors.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { planDecode } from "../decode-plan.ts";
import { type FrameRate, nearestFrame, secondsOfFrames, toFrameRate } from "../frame-rate.ts";
import type { MediaProbe } from "../media-probe.ts";
import type { ReelOrder } from "./compose-reel.ts";
import { type Framing, planFraming } from "./framing.ts";
import { type FrameRange, framesIn } from "./plan-pieces.ts";
import type { Pictures, VideoPackets } from "./video-packets.ts";

/** How a reel is cut, to the frame. */
export interface ReelPlan {
  rate: FrameRate;
  /** Where frame 0 is shown. */
  phaseSeconds: number;
  ranges: FrameRange[];
  fadeFrames: number;
  frameCount: number;
  /** Null without a picture. */
  framing: Framing | null;
  /** Frames of the source at which the framing may change. */
  splits: number[];
  /** Where coded pictures may be copied from; null to encode all. */
  source: VideoPackets | null;
}

/** Sound alone is cut on a grid of 10 ms. */
const soundGrid: FrameRate = { numerator: 100, denominator: 1 };

/** The constant rate of the new video. */
export function rateOf(probe: MediaProbe): FrameRate {
  const { video, durationSeconds } = probe;
  return video ? toFrameRate(planDecode(video, durationSeconds).framesPerSecond) : soundGrid;
}

type Grid = { rate: FrameRate; endFrame: number; phaseSeconds: number };

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
function toFrames(ranges: TimeRange[], { rate, endFrame, phaseSeconds }: Grid): FrameRange[] {
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

/** Moments of the source at which frames begin and end. */
export function toSeconds(
  { startFrame, endFrame }: FrameRange,
  { rate, phaseSeconds }: Omit<Grid, "endFrame">,
): TimeRange {
  const startSeconds = Math.max(0, secondsOfFrames(startFrame, rate) + phaseSeconds);
  return { startSeconds, endSeconds: secondsOfFrames(endFrame, rate) + phaseSeconds };
}

/** Whether coded pictures of this source can stand beside our own in one stream as they are. */
function mayCopy({ video, container }: MediaProbe, framing: Framing): boolean {
  const isPlain = video?.codec === "h264" && ["yuv420p", "yuvj420p"].includes(video.pixelFormat);
  const isIndexed = container === "mp4" || container === "mov";
  return isPlain && isIndexed && video.rotation === 0 && !video.variableFrameRate && framing.isWhole;
}

/**
 * How a reel is cut from a source whose pictures have been listed (null without a picture).
 * @throws AppError 422 `range_outside_video`
 */
export function planReel(order: ReelOrder, pictures: Pictures | null): ReelPlan {
  const { probe, findCentre, crossfadeSeconds, cuts = [] } = order;
  const rate = rateOf(probe);
  const { phaseSeconds, endFrame } = pictures ?? {
    phaseSeconds: 0,
    endFrame: nearestFrame(probe.durationSeconds, rate),
  };
  const grid = { rate, phaseSeconds, endFrame };
  const ranges = toFrames(order.ranges, grid);
  const shortest = Math.min(...ranges.map((range) => range.endFrame - range.startFrame));
  // A range has a fade at each end; both must fit into it.
  const fadeFrames = ranges.length < 2 ? 0 : Math.min(nearestFrame(crossfadeSeconds, rate), shortest >> 1);
  const centreOf = (range: FrameRange) => findCentre?.(toSeconds(range, grid)) ?? null;
  const framing = probe.video && planFraming(probe.video, order.aspect, centreOf);
  return {
    rate,
    phaseSeconds,
    ranges,
    fadeFrames,
    frameCount: framesIn(ranges) - fadeFrames * (ranges.length - 1),
    framing,
    splits: framing?.isWhole ? [] : cuts.map((cut) => nearestFrame(cut - phaseSeconds, rate)),
    source: framing && mayCopy(probe, framing) ? (pictures?.source ?? null) : null,
  };
}
