import ffmpeg from "fluent-ffmpeg";
import { findBinary } from "./binaries.ts";
import { argumentsOf } from "./ffmpeg-arguments.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import { runProcess } from "./run-process.ts";

/** Past titles and the walk to the chair, before the end. */
const momentShare = 0.3;
const maxWidth = 640;

/**
 * A JPEG of a moment of the recording, up to 640 pixels wide; null without a picture or where it cannot be decoded.
 * @throws AppError 400 `media_timeout`; the signal's reason when aborted
 */
export async function makePoster(input: {
  sourcePath: string;
  probe: MediaProbe;
  signal?: AbortSignal;
}): Promise<Buffer | null> {
  const { video, durationSeconds } = input.probe;
  if (!video) return null;
  const width = 2 * Math.round(Math.min(maxWidth, video.width) / 2);
  const height = 2 * Math.max(1, Math.round((width * video.height) / video.width / 2));
  const command = ffmpeg()
    .input(fileUrl(input.sourcePath))
    .inputOptions([
      ...(await hardenedInputOptions("ffmpeg")),
      "-ss",
      (durationSeconds * momentShare).toFixed(3),
    ])
    .output("pipe:1")
    .outputOptions(["-map", `0:${video.streamIndex}`, "-frames:v", "1"])
    .videoFilters(`scale=${width}:${height},setsar=1,format=yuvj420p`)
    .outputOptions(["-c:v", "mjpeg", "-q:v", "4", "-f", "image2pipe"]);
  const chunks: Buffer[] = [];
  await runProcess(findBinary("ffmpeg").path, ["-v", "error", "-nostdin", ...argumentsOf(command)], {
    signal: input.signal,
    timeoutSeconds: 60,
    onStdout: (chunk) => chunks.push(chunk),
  });
  return chunks.length === 0 ? null : Buffer.concat(chunks);
}
