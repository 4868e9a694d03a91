import { z } from "zod";
import { assetFilename } from "./asset-filename.ts";
import type { Asset } from "./schema.ts";

/** A file of a project as the HTTP interface shows it. */
export const assetAnswerSchema = z.object({
  asset_id: z.uuid(),
  /** Plain ASCII with the beginning of the content's SHA-256: safe anywhere, and different where contents differ. */
  filename: z.string(),
  original_filename: z.string(),
  size_bytes: z.number().int(),
  project_id: z.string(),
  status: z.string(),
  duration_seconds: z.number().nullable(),
  created_at: z.string(),
});
export type AssetAnswer = z.infer<typeof assetAnswerSchema>;

/** Music as its project shows it. */
export function toMusicAnswer(asset: Asset, slug: string): AssetAnswer {
  return {
    asset_id: asset.id,
    filename: assetFilename(asset.filename, asset.sha256),
    original_filename: asset.filename,
    size_bytes: asset.sizeBytes,
    project_id: slug,
    status: "uploaded",
    duration_seconds: asset.durationSeconds,
    created_at: asset.createdAt,
  };
}
