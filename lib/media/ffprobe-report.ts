import { z } from "zod";
import { refusals } from "./refusals.ts";

const integerText = z.coerce.number().int().optional().catch(undefined);

const streamSchema = z.object({
  index: z.number().int(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
  pix_fmt: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  sample_rate: integerText,
  channels: z.number().int().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional().catch(undefined) })).optional(),
});
export type FfprobeStream = z.infer<typeof streamSchema>;

/** The part of `ffprobe -show_format -show_streams -of json` that is read here. */
export const ffprobeReportSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({
    format_name: z.string(),
    duration: z.coerce.number().optional().catch(undefined),
    tags: z.record(z.string(), z.string()).optional(),
  }),
});
export type FfprobeReport = z.infer<typeof ffprobeReportSchema>;

type Rotation = 0 | 90 | 180 | 270;

/** The display matrix turns counter-clockwise, the older `rotate` tag clockwise. */
function readRotation(stream: FfprobeStream): Rotation {
  const matrix = stream.side_data_list?.find((entry) => entry.rotation !== undefined)?.rotation;
  const clockwise = matrix !== undefined ? -matrix : Number(stream.tags?.rotate ?? 0);
  const quarter = ((Math.round(clockwise / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarter as 0 | 1 | 2 | 3];
}

function pixelAspect(stream: FfprobeStream): number {
  const [across = 0, down = 0] = (stream.sample_aspect_ratio ?? "").split(":").map(Number);
  const aspect = across / down;
  return aspect > 0.1 && aspect < 10 ? aspect : 1;
}

/** The first real picture stream (cover art is none), or null. */
export function findVideoStream(report: FfprobeReport): FfprobeStream | null {
  const isPicture = (stream: FfprobeStream) =>
    stream.codec_type === "video" && stream.disposition?.attached_pic !== 1;
  return report.streams.find(isPicture) ?? null;
}

/**
 * A picture stream with its size as displayed.
 * @throws AppError 400 `video_undecodable` where the headers do not even tell the kind of picture
 */
export function describeVideoStream(stream: FfprobeStream) {
  const { codec_name: codec, pix_fmt: pixelFormat, width, height } = stream;
  if (!codec || codec === "unknown" || !pixelFormat || !width || !height)
    throw refusals.undecodable("picture");
  const rotation = readRotation(stream);
  const shown = [Math.max(1, Math.round(width * pixelAspect(stream))), height] as const;
  const turned = rotation === 90 || rotation === 270;
  return {
    streamIndex: stream.index,
    codec,
    pixelFormat,
    rotation,
    width: turned ? shown[1] : shown[0],
    height: turned ? shown[0] : shown[1],
    storedPixels: width * height,
  };
}

/** The first sound stream that names its codec, channels and rate, or null. */
export function describeAudioStream(report: FfprobeReport) {
  const stream = report.streams.find(
    (candidate) => candidate.codec_type === "audio" && candidate.channels && candidate.sample_rate,
  );
  if (!stream?.codec_name || !stream.channels || !stream.sample_rate) return null;
  return {
    streamIndex: stream.index,
    codec: stream.codec_name,
    channels: stream.channels,
    sampleRate: stream.sample_rate,
  };
}
