import { findBinary } from "./binaries.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import { runProcess } from "./run-process.ts";

/** One thread starts a tenth of a second sooner than several, and one frame needs no more. */
const oneThread = ["-threads", "1", "-filter_threads", "1"];

/** Whether the first ten seconds hold one good frame: a header that parses says nothing about the payload. */
export async function canDecode(
  path: string,
  kind: "video" | "audio",
  signal?: AbortSignal,
): Promise<boolean> {
  const frames = kind === "video" ? ["-map", "0:V:0", "-frames:v", "1"] : ["-map", "0:a:0", "-frames:a", "1"];
  const format = kind === "video" ? ["-vf", "scale=16:16", "-f", "rawvideo"] : ["-f", "s16le"];
  const hardening = await hardenedInputOptions("ffmpeg");
  const args = [
    "-v",
    "error",
    "-nostdin",
    ...hardening,
    ...oneThread,
    "-t",
    "10",
    "-i",
    fileUrl(path),
    ...frames,
    ...format,
  ];
  let bytes = 0;
  await runProcess(findBinary("ffmpeg").path, [...args, "pipe:1"], {
    signal,
    timeoutSeconds: 60,
    onStdout: (chunk) => {
      bytes += chunk.length;
    },
  });
  return bytes > 0;
}
