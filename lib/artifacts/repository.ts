import { stat } from "node:fs/promises";
import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { AppError } from "#lib/errors.ts";
import { findText, readFileBytes, removeObjects, storeObject } from "#lib/videos/video-storage.ts";
import { type ArtifactKind, artifactKinds, artifactPath, contentTypes, type JobRef } from "./artifact.ts";

/** The bytes of a small file, or where a large one lies on this machine's disk. */
export type ArtifactBody = Buffer | { file: string };

/**
 * Stores a file of a job and its row; repeating it replaces both. The row comes first: a file that nobody knows of
 * would never be removed.
 */
export async function storeArtifact(
  db: Db,
  ref: JobRef,
  kind: ArtifactKind,
  body: ArtifactBody,
): Promise<string> {
  const path = artifactPath(ref, kind);
  const contentType = contentTypes[artifactKinds[kind]];
  const row = {
    job_id: ref.jobId,
    video_id: ref.videoId,
    owner_id: ref.ownerId,
    kind,
    storage_path: path,
    content_type: contentType,
    size_bytes: Buffer.isBuffer(body) ? body.byteLength : (await stat(body.file)).size,
  };
  await write(db.from("artifacts").upsert(row, { onConflict: "job_id,kind" }));
  await storeObject(
    db,
    "artifacts",
    path,
    Buffer.isBuffer(body) ? body : readFileBytes(body.file),
    contentType,
  );
  return path;
}

/** Reads a JSON file that an earlier step left. @throws AppError `findings_missing` */
export async function loadArtifact<S extends z.ZodType>(
  db: Db,
  ref: JobRef,
  kind: ArtifactKind,
  schema: S,
): Promise<z.infer<S>> {
  const text = await findText(db, "artifacts", artifactPath(ref, kind));
  if (text !== null) return schema.parse(JSON.parse(text));
  throw new AppError("findings_missing", "The findings of an earlier step are gone.", { httpStatus: 500 });
}

const rowSchema = z
  .object({
    job_id: z.uuid(),
    video_id: z.uuid(),
    kind: z.string(),
    storage_path: z.string(),
    content_type: z.string(),
    size_bytes: z.number(),
    created_at: z.string(),
  })
  .transform((row) => ({
    jobId: row.job_id,
    videoId: row.video_id,
    kind: row.kind,
    storagePath: row.storage_path,
    contentType: row.content_type,
    sizeBytes: row.size_bytes,
    createdAt: row.created_at,
  }));
export type Artifact = z.infer<typeof rowSchema>;

/** All files that a video's jobs have left, newest first. @public */
export async function listArtifacts(db: Db, videoId: string): Promise<Artifact[]> {
  const query = db
    .from("artifacts")
    .select("job_id,video_id,kind,storage_path,content_type,size_bytes,created_at")
    .eq("video_id", videoId)
    .order("created_at", { ascending: false });
  return read(z.array(rowSchema), query);
}

/** Removes what a job has stored, files before rows. */
export async function discardArtifacts(db: Db, jobId: string): Promise<void> {
  const rows = await read(
    z.array(z.object({ storage_path: z.string() })),
    db.from("artifacts").select("storage_path").eq("job_id", jobId),
  );
  if (rows.length === 0) return;
  await removeObjects(
    db,
    "artifacts",
    rows.map((row) => row.storage_path),
  );
  await write(db.from("artifacts").delete().eq("job_id", jobId));
}
