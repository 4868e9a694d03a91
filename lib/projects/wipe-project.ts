import type { Caller } from "#lib/auth/caller.ts";
import { deleteVideo } from "#lib/videos/delete-video.ts";
import { removeDiscarded } from "#lib/videos/remove-discarded.ts";
import { listProjectVideoRows } from "#lib/videos/repository.ts";
import { deleteProjectRow, getProject } from "./repository.ts";

export type WipeReceipt = {
  videos: number;
  sourceFiles: number;
  artifactFiles: number;
  cancelledJobs: number;
};

const first = { limit: 50, offset: 0 };

/**
 * Deletes a project: running work, videos with all that is stored of them, music, and its name.
 * @throws AppError 404 `project_not_found`
 */
export async function wipeProject(caller: Caller, slug: string): Promise<WipeReceipt> {
  const project = await getProject(caller, slug);
  const receipt: WipeReceipt = { videos: 0, sourceFiles: 0, artifactFiles: 0, cancelledJobs: 0 };
  for (;;) {
    const videos = await listProjectVideoRows(caller.db, project.id, first);
    if (videos.length === 0) break;
    for (const { id } of videos) {
      const removed = await deleteVideo(caller, id);
      receipt.videos += removed.rows;
      receipt.sourceFiles += removed.sourceFiles;
      receipt.artifactFiles += removed.artifactFiles;
      receipt.cancelledJobs += removed.cancelledJobs;
    }
  }
  await deleteProjectRow(caller, project.id);
  receipt.sourceFiles += (await removeDiscarded(caller.db, { originId: project.id })).videos;
  return receipt;
}
