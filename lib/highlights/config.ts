import { z } from "zod";

const seconds = (what: string) => z.number({ error: `${what} must be a number of seconds` });

const share = z.number({ error: "a weight must be a number from 0 to 1" }).min(0).max(1);

/** How much each part counts in the score of a segment; only their proportions matter. */
const weightsSchema = z.strictObject({
  motion: share.default(0.3),
  audio: share.default(0.3),
  speech: share.default(0.2),
  faces: share.default(0.1),
  novelty: share.default(0.1),
  /** What being unlike the segments already chosen is worth against all the others together. */
  diversity: share.default(0.3),
});
export type HighlightWeights = z.infer<typeof weightsSchema>;

/** What may be asked of a highlight reel. */
export const highlightsConfigSchema = z
  .strictObject({
    target_duration: seconds("target_duration")
      .positive("target_duration must be more than 0 seconds")
      .max(3600, "target_duration must be at most 3600 seconds")
      .default(60),
    min_segment_seconds: seconds("min_segment_seconds").min(0.5).max(600).default(3),
    max_segment_seconds: seconds("max_segment_seconds").min(1).max(3600).default(12),
    weights: weightsSchema.prefault({}),
    aspect: z.enum(["source", "16:9", "9:16", "1:1"]).default("source"),
    crossfade_seconds: seconds("crossfade_seconds").min(0).max(2).default(0),
    music_asset_id: z.uuid().nullable().default(null),
    /** `pitch` covers each section of a judged pitch; `auto` does where there is one. */
    mode: z.enum(["auto", "pitch", "highlights"]).default("auto"),
  })
  .refine((config) => config.max_segment_seconds >= config.min_segment_seconds, {
    path: ["max_segment_seconds"],
    message: "max_segment_seconds must not be less than min_segment_seconds",
  })
  .refine(({ weights: { diversity: _, ...parts } }) => Object.values(parts).some((weight) => weight > 0), {
    path: ["weights"],
    message: "at least one of motion, audio, speech, faces and novelty must count",
  });
export type HighlightsConfig = z.infer<typeof highlightsConfigSchema>;
