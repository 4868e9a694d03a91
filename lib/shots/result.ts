import { z } from "zod";
import { placeOf, type TileSheet } from "#lib/media/tile-sheet.ts";
import { type Shot, shotSchema } from "#lib/signals/visual-measurements.ts";

/** A picture on the sheet that the job keeps as its artifact `shot-sprite`, pixels. */
const thumbnailSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** What a `scene_detection` job answers; times in seconds. */
export const shotsResultSchema = z.object({
  shots: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      /** How the shot comes in; the first one begins with the video. */
      transition: shotSchema.shape.transition,
      confidence: z.number(),
      /** Null where none was asked for, could be read, or beyond the first 700 shots. */
      thumbnail: thumbnailSchema.nullable(),
    }),
  ),
  duration: z.number(),
  /** Why there are no shots. */
  reason: z.enum(["no_video_stream", "video_undecodable"]).nullable(),
});
export type ShotsResult = z.infer<typeof shotsResultSchema>;

/** The answer of a job that found these shots. @param sheet null where there are no pictures */
export function describeShots(
  shots: Shot[],
  sheet: TileSheet | null,
  { durationSeconds, hasVideoStream }: { durationSeconds: number; hasVideoStream: boolean },
): ShotsResult {
  return {
    shots: shots.map(({ startSeconds, endSeconds, transition, confidence }, index) => ({
      start: startSeconds,
      end: endSeconds,
      transition,
      confidence,
      thumbnail: sheet && index < sheet.count ? placeOf(sheet, index) : null,
    })),
    duration: durationSeconds,
    reason: shots.length > 0 ? null : hasVideoStream ? "video_undecodable" : "no_video_stream",
  };
}
