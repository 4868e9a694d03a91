import { z } from "zod";
import { listArtifacts } from "#lib/artifacts/repository.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { type Db, read } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import { tellOfCancellation } from "#lib/jobs/cancel-job.ts";
import { type DeletionReceipt, discardVideo } from "#lib/videos/delete-video.ts";
import { getVideo, trashVideoRow } from "#lib/videos/repository.ts";

/** How long a deleted take can be brought back; it is removed a little later, so that the two never meet. */
const undoMinutes = 10;
const removedAfterMinutes = 15;

const trashedSchema = z.array(z.object({ id: z.uuid(), owner_id: z.uuid() }));

export type TrashReceipt = DeletionReceipt & { title: string; restorableUntil: string };

/**
 * Puts a take into the trash: gone from every list and address at once, its running work cancelled, its files removed
 * when the time to undo is over. The receipt lists what goes with it.
 * @throws AppError 404 `video_not_found`
 */
export async function trashTake(
  { db, actor }: Caller,
  videoId: string,
  now = new Date(),
): Promise<TrashReceipt> {
  const video = await getVideo(db, actor.ownerId, videoId);
  const cancelled = await trashVideoRow(db, { ownerId: actor.ownerId, videoId }, now);
  if (cancelled === null) throw notFound("video");
  for (const jobId of cancelled) await tellOfCancellation(jobId);
  const artifacts = await listArtifacts(db, videoId);
  const restorableUntil = new Date(now.getTime() + undoMinutes * 60_000).toISOString();
  return {
    title: video.title,
    rows: 1,
    sourceFiles: video.captionsPath === null ? 1 : 2,
    artifactFiles: artifacts.length,
    cancelledJobs: cancelled.length,
    restorableUntil,
  };
}

/** Takes a take out of the trash. @throws AppError 404 `video_not_found` where it is there no more */
export async function restoreTake({ db, actor }: Caller, videoId: string, now = new Date()): Promise<void> {
  const query = db
    .from("videos")
    .update({ deleted_at: null })
    .eq("id", videoId)
    .eq("owner_id", actor.ownerId)
    .gt("deleted_at", new Date(now.getTime() - undoMinutes * 60_000).toISOString())
    .select("id,owner_id");
  if ((await read(trashedSchema, query)).length === 0) throw notFound("video");
}

/** Removes for good what has been in the trash for longer than it can be brought back, of all owners. */
export async function emptyTrash(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - removedAfterMinutes * 60_000).toISOString();
  const query = db.from("videos").select("id,owner_id").lt("deleted_at", before).limit(100);
  const videos = await read(trashedSchema, query);
  for (const video of videos) await discardVideo(db, video.owner_id, video.id, "deleted");
  return videos.length;
}
