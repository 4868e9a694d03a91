import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import { type Page, rowsOf } from "#lib/http/page.ts";
import { type MediaProbe, mediaProbeSchema } from "#lib/media/media-probe.ts";
import type { GoneReason } from "./gone-videos.ts";
import { type Video, videoSchema } from "./schema.ts";

/** As many rows as one answer of the database interface may have. */
const pageRows = 1000;

export const videoColumns =
  "id,owner_id,project_id,status,original_filename,title,kept,storage_path,captions_path,size_bytes,sha256,duration_seconds,probe,created_at,uploaded_at,results_expired_at";

/** @throws AppError 404 `video_not_found`, also where it is somebody else's or in the trash. */
export async function getVideo(db: Db, ownerId: string, videoId: string): Promise<Video> {
  const query = db
    .from("videos")
    .select(videoColumns)
    .eq("id", videoId)
    .eq("owner_id", ownerId)
    .is("deleted_at", null)
    .maybeSingle();
  const video = await read(videoSchema.nullable(), query);
  if (!video) throw notFound("video");
  return video;
}

/** A page of a project's videos (and one more), newest first. */
export async function listProjectVideoRows(db: Db, projectId: string, page: Page): Promise<Video[]> {
  const query = db
    .from("videos")
    .select(videoColumns)
    .eq("project_id", projectId)
    .neq("status", "uploading")
    .is("deleted_at", null)
    .order("created_at", { ascending: false })
    .order("id")
    .range(...rowsOf(page));
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

const verifiedSchema = z
  .object({
    size_bytes: z.number(),
    sha256: z.string(),
    duration_seconds: z.number(),
    probe: mediaProbeSchema,
  })
  .transform((row) => ({
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    durationSeconds: row.duration_seconds,
    probe: row.probe,
  }));

/** What was found of this content when the same owner sent it before, null where they have not. */
export async function findVerifiedFile(
  db: Db,
  ownerId: string,
  sha256: string,
): Promise<VerifiedFile | null> {
  const query = db
    .from("videos")
    .select("size_bytes,sha256,duration_seconds,probe")
    .match({ owner_id: ownerId, sha256 })
    .neq("status", "uploading")
    .limit(1)
    .maybeSingle();
  return read(verifiedSchema.nullable(), query);
}

export async function assignProject(db: Db, videoId: string, projectId: string): Promise<void> {
  await write(db.from("videos").update({ project_id: projectId }).eq("id", videoId));
}

/**
 * uploading -> uploaded, naming the object of an earlier video of the same owner and content where there is one.
 * `not_stored`: there is none, and with `isStored` false nothing was changed. `not_open`: the row has moved on meanwhile.
 */
export async function markUploaded(
  db: Db,
  videoId: string,
  file: VerifiedFile,
  { isStored }: { isStored: boolean },
): Promise<"uploaded" | "not_stored" | "not_open"> {
  const marked = db.rpc("mark_uploaded", {
    p_video: videoId,
    p_size: file.sizeBytes,
    p_sha256: file.sha256,
    p_duration: file.durationSeconds,
    p_probe: file.probe,
    p_is_stored: isStored,
  });
  return read(z.enum(["uploaded", "not_stored", "not_open"]), marked);
}

const trashedSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("video_not_found") }),
  z.object({ outcome: z.literal("trashed"), cancelled: z.array(z.uuid()) }),
]);

/**
 * Puts the row into the trash and cancels what waits or runs, in one step; with `why`, for good. Answers the ids of the
 * jobs that it cancelled, null where there is no such row outside the trash.
 */
export async function trashVideoRow(
  db: Db,
  ref: { ownerId: string; videoId: string },
  at: Date,
  why: GoneReason | null = null,
): Promise<string[] | null> {
  const trashing = db.rpc("trash_video", {
    p_owner: ref.ownerId,
    p_video: ref.videoId,
    p_at: at.toISOString(),
    p_why: why,
  });
  const answer = await read(trashedSchema, trashing);
  return answer.outcome === "trashed" ? answer.cancelled : null;
}

/** Deletes the row with all that refers to it and notes its files for removal; false where there is none. */
export async function deleteVideoRow(db: Db, ownerId: string, videoId: string): Promise<boolean> {
  return read(z.boolean(), db.rpc("delete_video", { p_owner: ownerId, p_video: videoId }));
}

/** Uploads that were opened before `before` and never completed, of all owners. */
export async function listAbandonedUploads(db: Db, before: Date): Promise<Video[]> {
  const query = db
    .from("videos")
    .select(videoColumns)
    .eq("status", "uploading")
    .lt("created_at", before.toISOString())
    .limit(100);
  return read(z.array(videoSchema), query);
}

export async function listVideosById(db: Db, ids: string[]): Promise<Video[]> {
  if (ids.length === 0) return [];
  return read(z.array(videoSchema), db.from("videos").select(videoColumns).in("id", ids));
}

/** The ids of everything an owner has, also of unfinished uploads and of what is in the trash. */
export async function listAllVideoIds(db: Db, ownerId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; ; from += pageRows) {
    const query = db.from("videos").select("id").eq("owner_id", ownerId).order("id");
    const rows = await read(z.array(z.object({ id: z.uuid() })), query.range(from, from + pageRows - 1));
    ids.push(...rows.map((row) => row.id));
    if (rows.length < pageRows) return ids;
  }
}
