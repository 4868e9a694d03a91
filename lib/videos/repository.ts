import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import type { MediaProbe } from "#lib/media/media-probe.ts";
import { type Video, videoSchema } from "./schema.ts";

const columns =
  "id,owner_id,project_id,status,original_filename,storage_path,captions_path,size_bytes,duration_seconds,probe,created_at,uploaded_at";

/** @throws AppError 404 `video_not_found`, also where it is somebody else's. */
export async function getVideo(db: Db, ownerId: string, videoId: string): Promise<Video> {
  const query = db.from("videos").select(columns).eq("id", videoId).eq("owner_id", ownerId).maybeSingle();
  const video = await read(videoSchema.nullable(), query);
  if (!video) throw notFound("video");
  return video;
}

export async function listVideos(db: Db, ownerId: string, limit: number): Promise<Video[]> {
  const query = db
    .from("videos")
    .select(columns)
    .eq("owner_id", ownerId)
    .neq("status", "uploading")
    .order("created_at", { ascending: false })
    .limit(limit);
  return read(z.array(videoSchema), query);
}

export type NewVideo = {
  id: string;
  owner_id: string;
  original_filename: string;
  storage_path: string;
  captions_path: string | null;
  declared_bytes: number;
};

export async function insertVideo(db: Db, row: NewVideo): Promise<void> {
  await write(db.from("videos").insert(row));
}

export type VerifiedFile = {
  sizeBytes: number;
  sha256: string;
  durationSeconds: number;
  probe: MediaProbe;
};

/** uploading -> uploaded. False where the row has left `uploading` meanwhile. */
export async function markUploaded(db: Db, videoId: string, file: VerifiedFile, now: Date): Promise<boolean> {
  const query = db
    .from("videos")
    .update({
      status: "uploaded",
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
      duration_seconds: file.durationSeconds,
      probe: file.probe,
      uploaded_at: now.toISOString(),
      updated_at: now.toISOString(),
    })
    .eq("id", videoId)
    .eq("status", "uploading")
    .select("id");
  return (await read(z.array(z.object({ id: z.uuid() })), query)).length === 1;
}

export async function deleteVideoRow(db: Db, videoId: string): Promise<void> {
  await write(db.from("videos").delete().eq("id", videoId));
}

/** Uploads that were opened before `before` and never completed, of all owners. */
export async function listAbandonedUploads(db: Db, before: Date): Promise<Video[]> {
  const query = db
    .from("videos")
    .select(columns)
    .eq("status", "uploading")
    .lt("created_at", before.toISOString())
    .limit(100);
  return read(z.array(videoSchema), query);
}

export async function listVideosById(db: Db, ids: string[]): Promise<Video[]> {
  if (ids.length === 0) return [];
  return read(z.array(videoSchema), db.from("videos").select(columns).in("id", ids));
}
