import { z } from "zod";

export const assetSchema = z
  .object({
    id: z.uuid(),
    owner_id: z.uuid(),
    project_id: z.uuid().nullable(),
    kind: z.enum(["music"]),
    original_filename: z.string(),
    storage_path: z.string(),
    content_type: z.string(),
    size_bytes: z.number(),
    sha256: z.string(),
    duration_seconds: z.number(),
    created_at: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    ownerId: row.owner_id,
    projectId: row.project_id,
    kind: row.kind,
    filename: row.original_filename,
    /** In the bucket of the videos. */
    storagePath: row.storage_path,
    contentType: row.content_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    durationSeconds: row.duration_seconds,
    createdAt: row.created_at,
  }));
export type Asset = z.infer<typeof assetSchema>;
