import { z } from "zod";

/** What may be asked of a search for shots. */
export const shotsConfigSchema = z.strictObject({
  /** Shots are not shorter than this, seconds; of two boundaries closer together the surer stays. */
  min_shot_seconds: z.number().min(0.4).max(60).default(0.4),
  /** Boundaries that are less sure than this (0..1) do not count. */
  min_confidence: z.number().min(0).max(1).default(0),
  /** A picture of each shot. */
  thumbnails: z.boolean().default(true),
});
export type ShotsConfig = z.infer<typeof shotsConfigSchema>;
