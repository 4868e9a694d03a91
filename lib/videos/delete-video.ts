import { rm } from "node:fs/promises";
import type { Caller } from "#lib/auth/caller.ts";
import type { Db } from "#lib/db.ts";
import { cancelJob } from "#lib/jobs/cancel-job.ts";
import { listActiveJobs } from "#lib/jobs/repository.ts";
import { workDirectory } from "#lib/jobs/work-directory.ts";
import { videoFolder } from "./new-video.ts";
import { deleteVideoRow, getVideo } from "./repository.ts";
import { removeFolder } from "./video-storage.ts";

export type DeletionReceipt = {
  rows: number;
  sourceFiles: number;
  artifactFiles: number;
  cancelledJobs: number;
};

/** Removes all that is stored of a video, then its row and with it everything that refers to it. */
export async function discardVideo(db: Db, ownerId: string, videoId: string) {
  const folder = videoFolder(ownerId, videoId);
  const sourceFiles = await removeFolder(db, "videos", folder);
  const artifactFiles = await removeFolder(db, "artifacts", folder);
  await deleteVideoRow(db, videoId);
  return { sourceFiles, artifactFiles };
}

/**
 * Deletes a video of the caller's: running work first, then files, then rows.
 * @throws AppError 404 `video_not_found`
 */
export async function deleteVideo(caller: Caller, videoId: string): Promise<DeletionReceipt> {
  await getVideo(caller.db, caller.actor.ownerId, videoId);
  const active = await listActiveJobs(caller.db, videoId);
  for (const job of active) {
    await cancelJob(caller, job.id);
    await rm(workDirectory(job.id), { recursive: true, force: true });
  }
  const removed = await discardVideo(caller.db, caller.actor.ownerId, videoId);
  return { rows: 1, ...removed, cancelledJobs: active.length };
}
