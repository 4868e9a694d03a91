import { z } from "zod";
import { exportFormats } from "./formats.ts";

const seconds = z.number({ error: "a range needs start and end in seconds" }).min(0);
const rangeSchema = z
  .strictObject({ start: seconds, end: seconds })
  .refine(({ start, end }) => end > start, { message: "a range must end after it starts" });

/** What may be asked of an export: which files, of what part of the video. */
export const exportConfigSchema = z
  .strictObject({
    formats: z
      .array(z.enum(exportFormats))
      .min(1, "name at least one format")
      .transform((formats) => [...new Set(formats)])
      .default(["mp4"]),
    /** Stretches of the video, in the order in which they are shown; null for the whole. */
    ranges: z.array(rangeSchema).min(1).max(200, "at most 200 ranges").nullable().default(null),
    /** A finished highlights job of the same video, whose segments are the ranges. */
    reel_job_id: z.uuid().nullable().default(null),
    aspect: z.enum(["source", "16:9", "9:16", "1:1"]).default("source"),
    crossfade_seconds: z.number().min(0).max(2).default(0),
    music_asset_id: z.uuid().nullable().default(null),
  })
  .refine((config) => config.ranges === null || config.reel_job_id === null, {
    path: ["ranges"],
    message: "name ranges or a reel_job_id, not both",
  });
export type ExportConfig = z.infer<typeof exportConfigSchema>;
