import { rm } from "node:fs/promises";
import type { Caller } from "#lib/auth/caller.ts";
import type { Db } from "#lib/db.ts";
import { isAppError } from "#lib/errors.ts";
import { cancelJob } from "#lib/jobs/cancel-job.ts";
import { listActiveJobs } from "#lib/jobs/repository.ts";
import { discardBackups } from "#lib/jobs/result-backup.ts";
import { workDirectory } from "#lib/jobs/work-directory.ts";
import { type GoneReason, rememberGone } from "./gone-videos.ts";
import { removeDiscarded } from "./remove-discarded.ts";
import { deleteVideoRow, getVideo } from "./repository.ts";

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

/** A job that has ended by itself meanwhile need not be cancelled. */
function ignoreFinished(error: unknown): void {
  const isOver = isAppError(error) && ["job_finished", "job_not_found"].includes(error.code);
  if (!isOver) throw error;
}

/**
 * Deletes a video of the caller's: running work first, then rows, then files.
 * @throws AppError 404 `video_not_found`
 */
export async function deleteVideo(caller: Caller, videoId: string): Promise<DeletionReceipt> {
  await getVideo(caller.db, caller.actor.ownerId, videoId);
  return removeVideo(caller, videoId);
}

/** As `deleteVideo`, of a video that is known to be the caller's; also of one in the trash. */
export async function removeVideo(caller: Caller, videoId: string): Promise<DeletionReceipt> {
  const active = await listActiveJobs(caller.db, videoId);
  for (const job of active) {
    await cancelJob(caller, job.id).catch(ignoreFinished);
    await rm(workDirectory(job.id), { recursive: true, force: true });
  }
  const removed = await discardVideo(caller.db, caller.actor.ownerId, videoId, "deleted");
  return { rows: 1, ...removed, cancelledJobs: active.length };
}
