import { join } from "node:path";
import { type FrameRate, secondsOfFrames } from "../frame-rate.ts";
import { fileUrl, hardenedInputOptions } from "../input-options.ts";
import { threadOptions } from "../threads.ts";
import { transcode } from "../transcode.ts";
import type { Framing } from "./framing.ts";
import type { FrameRange } from "./plan-pieces.ts";

/** What is encoded: frames of the source, or, in a cross-fade, as many frames of a second range over them. */
export interface EncodeOrder {
  range: FrameRange;
  /** Shown more and more over `range`, to which it is equal in length. */
  fadeTo: FrameRange | null;
}

export interface PictureSource {
  path: string;
  streamIndex: number;
  rate: FrameRate;
  /** Where frame 0 is shown. */
  phaseSeconds: number;
  framing: Framing;
  /** Of the parameter sets, so that copied pictures and encoded ones can stand in one stream. */
  parameterId: number;
}

/** Seeking stops at the key frame before a moment; half a frame later than the first frame wanted is safe. */
function inputOf(source: PictureSource, hardening: string[], startFrame: number): string[] {
  const seconds = Math.max(0, secondsOfFrames(startFrame + 0.5, source.rate) + source.phaseSeconds).toFixed(
    6,
  );
  return [...hardening, "-noaccurate_seek", "-ss", seconds, "-i", fileUrl(source.path)];
}

/** From whatever the decoder gives: exactly the frames of the range, at the constant rate, framed. */
function frames(source: PictureSource, input: number, range: FrameRange): string {
  const { numerator, denominator } = source.rate;
  const start = (secondsOfFrames(range.startFrame, source.rate) + source.phaseSeconds).toFixed(6);
  const count = range.endFrame - range.startFrame;
  return [
    `[${input}:${source.streamIndex}]fps=fps=${numerator}/${denominator}:start_time=${start}`,
    `trim=end_frame=${count}`,
    "setpts=PTS-STARTPTS",
    ...source.framing.filters(range),
    `scale=${source.framing.width}:${source.framing.height}:flags=bicubic,setsar=1`,
  ].join(",");
}

function picture(source: PictureSource, { range, fadeTo }: EncodeOrder): string {
  if (!fadeTo) return `${frames(source, 0, range)},format=yuv420p[out]`;
  const count = range.endFrame - range.startFrame;
  return [
    `${frames(source, 0, range)}[from]`,
    `${frames(source, 1, fadeTo)},format=yuva420p,fade=t=in:s=0:n=${count}:alpha=1[to]`,
    "[from][to]overlay=format=yuv420,format=yuv420p[out]",
  ].join(";");
}

function encoder(source: PictureSource, frameCount: number): string[] {
  const { numerator, denominator } = source.rate;
  const keyEvery = Math.max(1, Math.round((2 * numerator) / denominator));
  const quality = ["-preset", "veryfast", "-crf", "20", "-profile:v", "high", "-bf", "2"];
  const parameters = `sps-id=${source.parameterId}:keyint=${keyEvery}:open-gop=0`;
  const container = ["-video_track_timescale", String(numerator), "-f", "mp4"];
  return [
    "-frames:v",
    String(frameCount),
    "-c:v",
    "libx264",
    ...threadOptions(),
    ...quality,
    "-x264-params",
    parameters,
    ...container,
  ];
}

/**
 * Encodes frames as H.264 (high profile, 4:2:0) into a file of their own.
 * @throws AppError 500 `media_not_written`, 400 `media_timeout`; the signal's reason when aborted
 */
export async function encodePiece(
  source: PictureSource,
  order: EncodeOrder,
  output: { directory: string; file: string; signal?: AbortSignal; onFrames?: (frames: number) => void },
): Promise<string> {
  const hardening = await hardenedInputOptions("ffmpeg");
  const count = order.range.endFrame - order.range.startFrame;
  const inputs = [order.range, ...(order.fadeTo ? [order.fadeTo] : [])];
  await transcode(
    [
      ...["-loglevel", "error", "-copyts", "-start_at_zero"],
      ...inputs.flatMap((range) => inputOf(source, hardening, range.startFrame)),
      ...["-filter_complex", picture(source, order), "-map", "[out]", "-an", "-map_metadata", "-1"],
      ...[...encoder(source, count), output.file],
    ],
    {
      directory: output.directory,
      signal: output.signal,
      onFrames: output.onFrames,
      timeoutSeconds: 120 + 2 * count,
    },
  );
  return join(output.directory, output.file);
}
