import { rm } from "node:fs/promises";
import type { Caller } from "#lib/auth/caller.ts";
import type { Db } from "#lib/db.ts";
import { tellOfCancellation } from "#lib/jobs/cancel-job.ts";
import { discardBackups } from "#lib/jobs/result-backup.ts";
import { workDirectory } from "#lib/jobs/work-directory.ts";
import { type GoneReason, rememberGone } from "./gone-videos.ts";
import { removeDiscarded } from "./remove-discarded.ts";
import { deleteVideoRow, getVideo, trashVideoRow } from "./repository.ts";

export type DeletionReceipt = {
  rows: number;
  sourceFiles: number;
  artifactFiles: number;
  cancelledJobs: number;
};

/**
 * Removes a video's row, everything that refers to it, and then its files.
 * @param why remembered for its address; left out where the video never came to be
 */
export async function discardVideo(db: Db, ownerId: string, videoId: string, why?: GoneReason) {
  const wasThere = await deleteVideoRow(db, ownerId, videoId);
  if (wasThere && why) await rememberGone(db, { ownerId, videoId }, why);
  await discardBackups(videoId);
  const removed = await removeDiscarded(db, { originId: videoId });
  return { sourceFiles: removed.videos, artifactFiles: removed.artifacts };
}

/**
 * Deletes a video of the caller's: running work first, then rows, then files.
 * @throws AppError 404 `video_not_found`
 */
export async function deleteVideo(caller: Caller, videoId: string): Promise<DeletionReceipt> {
  await getVideo(caller.db, caller.actor.ownerId, videoId);
  return removeVideo(caller, videoId);
}

/** As `deleteVideo`, of a video that is known to be the caller's; also of one in the trash, where nothing runs any more. */
export async function removeVideo({ db, actor }: Caller, videoId: string): Promise<DeletionReceipt> {
  const { ownerId } = actor;
  const cancelled = (await trashVideoRow(db, { ownerId, videoId }, new Date(), "deleted")) ?? [];
  for (const jobId of cancelled) {
    await tellOfCancellation(jobId);
    await rm(workDirectory(jobId), { recursive: true, force: true });
  }
  const removed = await discardVideo(db, ownerId, videoId, "deleted");
  return { rows: 1, ...removed, cancelledJobs: cancelled.length };
}
