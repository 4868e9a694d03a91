import { z } from "zod";
import { type MediaProbe, mediaProbeSchema } from "#lib/media/media-probe.ts";

export const videoStatusSchema = z.enum(["uploading", "uploaded", "processing", "completed", "failed"]);
export type VideoStatus = z.infer<typeof videoStatusSchema>;

/** What is in the file, told by its content; null until it was verified. */
export type VideoFacts = MediaProbe;

export const videoSchema = z
  .object({
    id: z.uuid(),
    owner_id: z.uuid(),
    project_id: z.uuid().nullable(),
    status: videoStatusSchema,
    original_filename: z.string(),
    title: z.string().nullable(),
    kept: z.boolean(),
    storage_path: z.string(),
    captions_path: z.string().nullable(),
    size_bytes: z.number().nullable(),
    sha256: z.string().nullable(),
    duration_seconds: z.number().nullable(),
    probe: mediaProbeSchema.nullable(),
    created_at: z.string(),
    uploaded_at: z.string().nullable(),
    results_expired_at: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    ownerId: row.owner_id,
    projectId: row.project_id,
    status: row.status,
    filename: row.original_filename,
    /** What its owner calls it; the file's name until they say otherwise. */
    title: row.title ?? row.original_filename,
    /** Exempt from expiry. */
    kept: row.kept,
    storagePath: row.storage_path,
    captionsPath: row.captions_path,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    durationSeconds: row.duration_seconds,
    facts: row.probe,
    createdAt: row.created_at,
    uploadedAt: row.uploaded_at,
    /** When its last results expired; null where none did. */
    resultsExpiredAt: row.results_expired_at,
  }));
export type Video = z.infer<typeof videoSchema>;
