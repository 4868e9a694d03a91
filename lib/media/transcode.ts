import { AppError } from "#lib/errors.ts";
import { findBinary } from "./binaries.ts";
import { runProcess } from "./run-process.ts";

const keptErrorLines = 20;

/**
 * Runs ffmpeg to write files into a directory; progress comes from what is done, not from the clock.
 * @throws AppError 500 `media_not_written` with ffmpeg's words as its cause, 400 `media_timeout`; the signal's reason
 */
export async function transcode(
  args: string[],
  options: {
    directory: string;
    timeoutSeconds: number;
    signal?: AbortSignal;
    onFrames?: (frames: number) => void;
    onLogLine?: (line: string) => void;
  },
): Promise<void> {
  const errors: string[] = [];
  const all = ["-hide_banner", "-nostdin", "-nostats", "-y", "-progress", "pipe:1", ...args];
  const code = await runProcess(findBinary("ffmpeg").path, all, {
    cwd: options.directory,
    signal: options.signal,
    timeoutSeconds: options.timeoutSeconds,
    onStdout: (chunk) => {
      const frames = /(?:^|\n)frame=\s*(\d+)/.exec(chunk.toString("latin1"));
      if (frames) options.onFrames?.(Number(frames[1]));
    },
    onStderrLine: (line) => {
      options.onLogLine?.(line);
      errors.push(line);
      if (errors.length > keptErrorLines) errors.shift();
    },
  });
  if (code === 0) return;
  throw new AppError(
    "media_not_written",
    "The new video could not be written. Your video is safe; try again in a moment.",
    { httpStatus: 500, retryable: true, cause: new Error(errors.join("\n")) },
  );
}
