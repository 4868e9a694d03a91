import { z } from "zod";
import { shotSchema } from "#lib/signals/visual-measurements.ts";

const metersSchema = z.object({
  /** EBU R128, LUFS; null below the gate: silence. */
  integratedLufs: z.number().nullable(),
  loudnessRangeLu: z.number().nullable(),
  peakDbfs: z.number().nullable(),
  clippedPercent: z.number(),
});
export type AudioMeters = z.infer<typeof metersSchema>;

/** What one decode of a video left in its directory; file names are relative to it. */
export const preparedMediaSchema = z.object({
  version: z.literal(1),
  /** Of what was probed: a record of another file does not count. */
  sourceFingerprint: z.string(),
  durationSeconds: z.number(),
  /** Lines in which the decoder reported damage; the exit code does not tell. */
  decodeErrors: z.number().int(),
  /** Empty without a picture. */
  shots: z.array(shotSchema),
  audio: z
    .object({
      /** 16-bit little-endian mono samples. */
      file: z.string(),
      sampleRate: z.literal(16_000),
      sampleCount: z.number().int(),
      whole: metersSchema,
      /** The first 30 s, where the recording is longer than 45 s. */
      opening: metersSchema.nullable(),
    })
    .nullable(),
  video: z
    .object({
      /** RGB frames, 3 bytes a pixel, one after the other. */
      file: z.string(),
      width: z.number().int(),
      height: z.number().int(),
      sampleCount: z.number().int(),
      samplesPerSecond: z.number(),
      frameCount: z.number().int(),
      framesPerSecond: z.number(),
      motion: z.object({ stepSeconds: z.number(), values: z.array(z.number().nullable()) }),
      cameraShake: z.number().nullable(),
      /** JPEG of a moment of the recording, up to 640 pixels wide; null where the picture ends before it. */
      poster: z.string().nullable(),
      /** JPEG of small pictures side by side, one for each of `planned` even stretches; `count` of them are there. */
      sprite: z
        .object({
          file: z.string(),
          planned: z.number().int(),
          count: z.number().int(),
          columns: z.number().int(),
          rows: z.number().int(),
          tile: z.object({ width: z.number().int(), height: z.number().int() }),
        })
        .nullable(),
    })
    .nullable(),
});
export type PreparedMedia = z.infer<typeof preparedMediaSchema>;
