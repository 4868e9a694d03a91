import { stat } from "node:fs/promises";
import { canDecode } from "./can-decode.ts";
import { identifyContainer } from "./container.ts";
import { readPackets } from "./ffprobe.ts";
import { describeAudioStream, describeVideoStream, findVideoStream } from "./ffprobe-report.ts";
import { maxPixels } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import type { PacketTimeline } from "./packet-timeline.ts";
import { refusals } from "./refusals.ts";
import { runTogether } from "./run-together.ts";

/** A frame dropped here and there is no varying rate. */
const variableRateTolerance = 0.02;

function spanOf(timelines: (PacketTimeline | null)[]): number {
  const spans = timelines.flatMap((timeline) => timeline?.span() ?? []);
  const start = Math.min(...spans.map((span) => span.startSeconds));
  return Math.max(...spans.map((span) => span.endSeconds)) - start;
}

/** A header may lie either way; only a reader that ran off the end of the file makes the missing part a fact. */
function refuseTruncated(headerSeconds: number | undefined, seconds: number, endedEarly: boolean): void {
  if (!endedEarly || headerSeconds === undefined || headerSeconds - seconds < 1) return;
  throw refusals.breaksOff(seconds, headerSeconds);
}

function describeFrames(
  stream: ReturnType<typeof describeVideoStream>,
  frames: PacketTimeline,
): NonNullable<MediaProbe["video"]> {
  const { storedPixels: _, ...video } = stream;
  const span = frames.span();
  const interval = frames.usualInterval() ?? (span ? span.endSeconds - span.startSeconds : 1);
  const framesPerSecond = 1 / interval;
  const meanRate = span ? frames.count / (span.endSeconds - span.startSeconds) : framesPerSecond;
  const variableFrameRate = Math.abs(meanRate / framesPerSecond - 1) > variableRateTolerance;
  return { ...video, frameCount: frames.count, framesPerSecond, variableFrameRate };
}

/**
 * What is in a file, by content and never by name: reads the headers, counts the packets and decodes the first frame.
 * @throws AppError 400 `file_empty`, `not_a_video`, `video_truncated`, `video_undecodable`, `container_not_allowed`,
 * `resolution_too_large`, `media_timeout`; AppError 503 `ffmpeg_not_installed`; the signal's reason when aborted.
 */
export async function probeMedia(path: string, options: { signal?: AbortSignal } = {}): Promise<MediaProbe> {
  const { size: sizeBytes } = await stat(path);
  if (sizeBytes === 0) throw refusals.empty();
  const [{ report, timelines, endedEarly }, hasPicture] = await runTogether(options.signal, (signal) => [
    readPackets(path, signal),
    canDecode(path, "video", signal),
  ]);
  const [picture, audio] = [findVideoStream(report), describeAudioStream(report)];
  if (!picture && !audio) throw refusals.notVideo();
  const frames = (picture && timelines.get(picture.index)) ?? null;
  const sound = (audio && timelines.get(audio.streamIndex)) ?? null;
  const durationSeconds = spanOf([frames, sound]);
  if (!(durationSeconds > 0)) throw endedEarly ? refusals.incomplete() : refusals.undecodable("picture");
  refuseTruncated(report.format.duration, durationSeconds, endedEarly);
  const video = picture && frames ? describeVideoStream(picture) : null;
  if (video && video.storedPixels > maxPixels) throw refusals.tooLarge(`${video.width} × ${video.height}`);
  if (picture && !hasPicture) throw refusals.undecodable("picture");
  if (!picture && !(await canDecode(path, "audio", options.signal))) throw refusals.undecodable("sound");
  return {
    container: await identifyContainer(path, report),
    durationSeconds,
    sizeBytes,
    video: video && frames ? describeFrames(video, frames) : null,
    audio: sound ? audio : null,
  };
}
