import { findBinary } from "./binaries.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import { refusals } from "./refusals.ts";
import { runProcess } from "./run-process.ts";

/**
 * Decodes up to the first good frame of the first ten seconds: a header that parses says nothing about the payload.
 * @throws AppError 400 `video_undecodable`
 */
export async function tryDecoding(
  path: string,
  kind: "video" | "audio",
  signal?: AbortSignal,
): Promise<void> {
  const frames = kind === "video" ? ["-map", "0:V:0", "-frames:v", "1"] : ["-map", "0:a:0", "-frames:a", "1"];
  let bytes = 0;
  const format = kind === "video" ? ["-vf", "scale=16:16", "-f", "rawvideo"] : ["-f", "s16le"];
  const hardening = await hardenedInputOptions("ffmpeg");
  const args = [
    "-v",
    "error",
    "-nostdin",
    ...hardening,
    "-t",
    "10",
    "-i",
    fileUrl(path),
    ...frames,
    ...format,
  ];
  await runProcess(findBinary("ffmpeg").path, [...args, "pipe:1"], {
    signal,
    timeoutSeconds: 60,
    onStdout: (chunk) => {
      bytes += chunk.length;
    },
  });
  if (bytes === 0) throw refusals.undecodable(kind === "video" ? "picture" : "sound");
}
