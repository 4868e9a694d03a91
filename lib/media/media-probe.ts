import { z } from "zod";

/** What is in a media file, told by its content. */
export const mediaProbeSchema = z.object({
  container: z.enum(["mp4", "mov", "matroska", "webm", "avi", "wav", "flac", "ogg", "mp3"]),
  /** From the packets, not from the header. */
  durationSeconds: z.number().positive(),
  sizeBytes: z.number().int().positive(),
  video: z
    .object({
      streamIndex: z.number().int(),
      codec: z.string(),
      /** As displayed: after rotation and with square pixels. */
      width: z.number().int().positive(),
      height: z.number().int().positive(),
      /** Clockwise degrees the decoded picture is turned for display. */
      rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
      /** One over the usual distance of two frames. */
      framesPerSecond: z.number().positive(),
      /** Whether frames are missing or extra at that rate. */
      variableFrameRate: z.boolean(),
      frameCount: z.number().int().positive(),
      pixelFormat: z.string(),
    })
    .nullable(),
  audio: z
    .object({
      streamIndex: z.number().int(),
      codec: z.string(),
      channels: z.number().int().positive(),
      sampleRate: z.number().int().positive(),
    })
    .nullable(),
});
export type MediaProbe = z.infer<typeof mediaProbeSchema>;
