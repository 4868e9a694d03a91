import ffmpeg from "fluent-ffmpeg";
import { findBinary } from "./binaries.ts";
import { argumentsOf } from "./ffmpeg-arguments.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import { runProcess } from "./run-process.ts";

/** Past titles and the walk to the chair, before the end. */
const momentShare = 0.3;
const maxWidth = 640;

/** The moment of a recording that its poster shows, and its size in pixels. */
export type PosterPlan = { seconds: number; width: number; height: number };

export function planPoster(video: NonNullable<MediaProbe["video"]>, durationSeconds: number): PosterPlan {
  const width = 2 * Math.round(Math.min(maxWidth, video.width) / 2);
  const height = 2 * Math.max(1, Math.round((width * video.height) / video.width / 2));
  return { seconds: durationSeconds * momentShare, width, height };
}

/** How a poster is scaled, the same wherever it is made. */
export const posterFilter = ({ width, height }: PosterPlan) =>
  `scale=${width}:${height},setsar=1,format=yuvj420p`;
export const pictureEncoding = ["-frames:v", "1", "-c:v", "mjpeg", "-q:v", "4"];

/**
 * A JPEG of a moment of a recording that is decoded for nothing else, up to 640 pixels wide; null without a picture or
 * where it cannot be decoded.
 * @throws AppError 400 `media_timeout`; the signal's reason when aborted
 */
export async function makePoster(input: {
  sourcePath: string;
  probe: MediaProbe;
  signal?: AbortSignal;
}): Promise<Buffer | null> {
  const { video, durationSeconds } = input.probe;
  if (!video) return null;
  const plan = planPoster(video, durationSeconds);
  const command = ffmpeg()
    .input(fileUrl(input.sourcePath))
    .inputOptions([...(await hardenedInputOptions("ffmpeg")), "-ss", plan.seconds.toFixed(3)])
    .output("pipe:1")
    .outputOptions(["-map", `0:${video.streamIndex}`])
    .videoFilters(posterFilter(plan))
    .outputOptions([...pictureEncoding, "-f", "image2pipe"]);
  const chunks: Buffer[] = [];
  await runProcess(findBinary("ffmpeg").path, ["-v", "error", "-nostdin", ...argumentsOf(command)], {
    signal: input.signal,
    timeoutSeconds: 60,
    onStdout: (chunk) => chunks.push(chunk),
  });
  return chunks.length === 0 ? null : Buffer.concat(chunks);
}
