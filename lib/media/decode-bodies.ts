import { join } from "node:path";
import { findBinary } from "./binaries.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import { runProcess } from "./run-process.ts";

/** The model for bodies looks at squares of this side; black fills what the picture leaves. */
export const bodyFrame = { width: 192, height: 192, bytes: 192 * 192 * 3 } as const;

/**
 * Decodes a stretch of a video into a file of square RGB frames at a constant rate; the file may stay empty.
 * @throws AppError 400 `media_timeout`; the signal's reason when aborted
 */
export async function decodeBodies(
  source: { path: string; probe: MediaProbe; directory: string },
  stretch: { startSeconds: number; seconds: number; framesPerSecond: number },
  name: string,
  signal?: AbortSignal,
): Promise<string> {
  const { width, height } = bodyFrame;
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=area`;
  const filter = `fps=${stretch.framesPerSecond},${fit},setsar=1,pad=${width}:${height}:-1:-1,format=rgb24`;
  const input = [
    "-ss",
    stretch.startSeconds.toFixed(3),
    "-t",
    stretch.seconds.toFixed(3),
    "-i",
    fileUrl(source.path),
  ];
  const output = ["-map", `0:${source.probe.video?.streamIndex ?? 0}`, "-vf", filter, "-f", "rawvideo", name];
  const args = [
    "-v",
    "error",
    "-nostdin",
    "-y",
    ...(await hardenedInputOptions("ffmpeg")),
    ...input,
    ...output,
  ];
  await runProcess(findBinary("ffmpeg").path, args, { cwd: source.directory, signal, timeoutSeconds: 600 });
  return join(source.directory, name);
}
