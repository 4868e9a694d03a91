import { z } from "zod";
import type { MediaProbe } from "#lib/media/media-probe.ts";

/** What an `ingest` job answers; `thumbnails` and `waveform_points` count what is in its artifacts, 0 for none. */
export const ingestResultSchema = z.object({
  duration: z.number(),
  size_bytes: z.number(),
  container: z.string(),
  video: z
    .object({
      codec: z.string(),
      width: z.number(),
      height: z.number(),
      rotation: z.number(),
      frame_rate: z.number(),
      variable_frame_rate: z.boolean(),
      frames: z.number(),
      pixel_format: z.string(),
    })
    .nullable(),
  audio: z.object({ codec: z.string(), channels: z.number(), sample_rate: z.number() }).nullable(),
  poster: z.boolean(),
  thumbnails: z.number(),
  waveform_points: z.number(),
});
export type IngestResult = z.infer<typeof ingestResultSchema>;

export function describeIngest(
  probe: MediaProbe,
  previews: { poster: boolean; tiles: number; peaks: number },
): IngestResult {
  const { video, audio } = probe;
  return {
    duration: probe.durationSeconds,
    size_bytes: probe.sizeBytes,
    container: probe.container,
    video: video && {
      codec: video.codec,
      width: video.width,
      height: video.height,
      rotation: video.rotation,
      frame_rate: Number(video.framesPerSecond.toFixed(3)),
      variable_frame_rate: video.variableFrameRate,
      frames: video.frameCount,
      pixel_format: video.pixelFormat,
    },
    audio: audio && { codec: audio.codec, channels: audio.channels, sample_rate: audio.sampleRate },
    poster: previews.poster,
    thumbnails: previews.tiles,
    waveform_points: previews.peaks,
  };
}
