import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { type FrameRate, secondsOfFrames } from "../frame-rate.ts";
import { fileUrl } from "../input-options.ts";
import type { MediaProbe } from "../media-probe.ts";
import { runTogether } from "../run-together.ts";
import { transcode } from "../transcode.ts";
import { composePicture } from "./compose-picture.ts";
import { composeSound } from "./compose-sound.ts";
import type { Aspect } from "./framing.ts";
import { planReel, rateOf, toSeconds } from "./plan-reel.ts";
import { listPictures } from "./video-packets.ts";

export interface ReelOrder {
  sourcePath: string;
  probe: MediaProbe;
  /** In the order in which they are shown; seconds of the source. */
  ranges: TimeRange[];
  aspect: Aspect;
  /** Where to look, in a range of the source, for a picture that is cut to another shape. */
  findCentre?: (range: TimeRange) => { x: number; y: number } | null;
  /** Where another part of the picture may matter: the starts of its shots, seconds. */
  cuts?: number[];
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
/** The picture's part of the time, as far as it can be told while it is under way. */
const pictureShare = 0.95;

/** Puts picture and sound into one MP4, its index first. */
async function joinTracks(order: ReelOrder, tracks: (string | null)[], rate: FrameRate): Promise<string> {
  const { directory, signal } = order;
  const paths = tracks.filter((path) => path !== null);
  const inputs = paths.flatMap((path) => ["-i", fileUrl(path)]);
  const maps = paths.flatMap((_, index) => ["-map", String(index)]);
  const container = ["-video_track_timescale", String(rate.numerator), "-movflags", "+faststart"];
  const args = ["-loglevel", "error", ...inputs, ...maps, "-c", "copy", ...container, "reel.mp4"];
  await transcode(args, { directory, signal, timeoutSeconds: 300 });
  return join(directory, "reel.mp4");
}

/**
 * Cuts ranges out of a video and joins them into one MP4 that plays everywhere: H.264 and AAC, constant frame rate,
 * sound at −16 LUFS, index first. What can be copied is copied.
 * @throws AppError 422 `range_outside_video`, 500 `media_not_written`, 400 `media_timeout`, `video_incomplete`; the
 * signal's reason
 */
export async function composeReel(order: ReelOrder): Promise<Reel> {
  const { probe, sourcePath, directory, music, onProgress } = order;
  const { video, audio } = probe;
  const pictures = video && (await listPictures(sourcePath, video.streamIndex, rateOf(probe), order.signal));
  const { framing, source, splits, frameCount, ...cut } = planReel(order, pictures);
  const seconds = secondsOfFrames(frameCount, cut.rate);
  const common = { ...cut, sourcePath, directory };
  const report = (fraction: number) => onProgress?.(pictureShare * fraction);
  const [picture, sound] = await runTogether(order.signal, (signal) => {
    const { streamIndex } = video ?? {};
    const showing = { ...common, source, splits, signal, onProgress: report };
    return [
      streamIndex !== undefined && framing
        ? composePicture({ ...showing, streamIndex, framing })
        : Promise.resolve(null),
      composeSound({ ...common, streamIndex: audio?.streamIndex ?? null, seconds, music, signal }),
    ];
  });
  const path = await joinTracks(order, [picture?.path ?? null, sound], cut.rate);
  await Promise.all(intermediates.map((file) => rm(join(directory, file), { force: true })));
  onProgress?.(1);
  const ranges = cut.ranges.map((range) => toSeconds(range, cut));
  return { path, durationSeconds: seconds, ranges, copiedFrames: picture?.copiedFrames ?? 0, frameCount };
}
