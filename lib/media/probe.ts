import { stat } from "node:fs/promises";
import { AppError } from "#lib/errors.ts";
import { identifyContainer } from "./container.ts";
import { listPackets, readStreams } from "./ffprobe.ts";
import { pickAudioStream, pickVideoStream } from "./ffprobe-report.ts";
import { maxPixels } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import type { PacketTimeline } from "./packet-timeline.ts";
import { tryDecoding } from "./try-decoding.ts";

export { type MediaProbe, mediaProbeSchema } from "./media-probe.ts";

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
  throw new AppError(
    "video_truncated",
    `This file breaks off after ${seconds.toFixed(1)} of ${headerSeconds.toFixed(1)} seconds. Export or upload it again.`,
  );
}

/**
 * What is in a file, by content and never by name: reads the headers, counts the packets and decodes the first frame.
 * @throws AppError 400 `file_empty`, `not_a_video`, `video_truncated`, `video_undecodable`, `container_not_allowed`,
 * `resolution_too_large`, `media_timeout`; AppError 503 `ffmpeg_not_installed`; the signal's reason when aborted.
 */
export async function probeMedia(path: string, options: { signal?: AbortSignal } = {}): Promise<MediaProbe> {
  const { size: sizeBytes } = await stat(path);
  if (sizeBytes === 0) throw new AppError("file_empty", "This file is empty. Choose the video again.");
  const report = await readStreams(path, options.signal);
  const video = pickVideoStream(report);
  const audio = pickAudioStream(report);
  if (!video && !audio) {
    throw new AppError("not_a_video", "This file holds neither picture nor sound. Choose a video.");
  }
  if (video && video.storedPixels > maxPixels) {
    throw new AppError(
      "resolution_too_large",
      `The picture is ${video.width} × ${video.height}. Scale it down to 3840 × 2160 or less and upload it again.`,
    );
  }
  const { timelines, endedEarly } = await listPackets(path, options.signal);
  const frames = (video && timelines.get(video.streamIndex)) ?? null;
  const sound = (audio && timelines.get(audio.streamIndex)) ?? null;
  const durationSeconds = spanOf([frames, sound]);
  if (!(durationSeconds > 0)) {
    throw new AppError(
      endedEarly ? "video_truncated" : "video_undecodable",
      "This file has a header but no content. Export it again and upload the new file.",
    );
  }
  refuseTruncated(report.format.duration, durationSeconds, endedEarly);
  await tryDecoding(path, frames ? "video" : "audio", options.signal);
  return {
    container: await identifyContainer(path, report),
    durationSeconds,
    sizeBytes,
    video: video && frames ? describeVideo(video, frames, durationSeconds) : null,
    audio: sound ? audio : null,
  };
}

function describeVideo(
  { storedPixels: _, ...video }: NonNullable<ReturnType<typeof pickVideoStream>>,
  frames: PacketTimeline,
  durationSeconds: number,
): NonNullable<MediaProbe["video"]> {
  const span = frames.span();
  const meanRate =
    frames.count /
    (span && span.endSeconds > span.startSeconds ? span.endSeconds - span.startSeconds : durationSeconds);
  const interval = frames.usualInterval();
  const framesPerSecond = interval ? 1 / interval : meanRate;
  return {
    ...video,
    frameCount: frames.count,
    framesPerSecond,
    variableFrameRate: Math.abs(meanRate / framesPerSecond - 1) > variableRateTolerance,
  };
}
