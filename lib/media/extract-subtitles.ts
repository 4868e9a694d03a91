import { AppError } from "#lib/errors.ts";
import { findBinary } from "./binaries.ts";
import { readStreams } from "./ffprobe.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import { runProcess } from "./run-process.ts";

/** Subtitles that are text; those that are pictures cannot be read. */
const textCodecs = new Set(["subrip", "srt", "mov_text", "webvtt", "ass", "ssa", "text"]);
const maxBytes = 4 * 1024 * 1024;

export type SubtitleTrack = { streamIndex: number; language: string | null };

/** The first subtitle track of a file that is text, null where there is none. */
export async function findSubtitleTrack(path: string, signal?: AbortSignal): Promise<SubtitleTrack | null> {
  const { streams } = await readStreams(path, signal);
  const track = streams.find(
    (stream) => stream.codec_type === "subtitle" && textCodecs.has(stream.codec_name ?? ""),
  );
  return track ? { streamIndex: track.index, language: track.tags?.language ?? null } : null;
}

/**
 * A subtitle track as WebVTT.
 * @throws AppError 400 `subtitles_unreadable`, `media_timeout`; the signal's reason when aborted
 */
export async function extractSubtitles(
  path: string,
  streamIndex: number,
  signal?: AbortSignal,
): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const unreadable = () =>
    new AppError("subtitles_unreadable", "The subtitle track of this file could not be read.");
  const input = [...(await hardenedInputOptions("ffmpeg")), "-i", fileUrl(path)];
  const output = ["-map", `0:${streamIndex}`, "-c:s", "webvtt", "-f", "webvtt", "pipe:1"];
  const code = await runProcess(findBinary("ffmpeg").path, ["-v", "error", "-nostdin", ...input, ...output], {
    signal,
    timeoutSeconds: 120,
    onStdout: (chunk) => {
      bytes += chunk.length;
      if (bytes > maxBytes) throw unreadable();
      chunks.push(chunk);
    },
  });
  if (code !== 0 || bytes === 0) throw unreadable();
  return Buffer.concat(chunks).toString("utf8");
}
