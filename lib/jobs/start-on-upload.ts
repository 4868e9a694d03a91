import type { Caller } from "#lib/auth/caller.ts";
import type { ReceivedFile } from "#lib/http/receive-file.ts";
import { discardVideo } from "#lib/videos/delete-video.ts";
import { receiveUpload } from "#lib/videos/receive-upload.ts";
import { type JobRequest, startJob } from "./start-job.ts";

/**
 * Takes a file and starts a job on it. What cannot be started leaves nothing behind.
 * @throws AppError of `receiveUpload` and `startJob`
 */
export async function startOnUpload(
  caller: Caller,
  file: ReceivedFile,
  wanted: Pick<JobRequest, "type" | "config">,
): ReturnType<typeof startJob> {
  const video = await receiveUpload(caller, file);
  try {
    return await startJob(caller, { ...wanted, videoId: video.id });
  } catch (error) {
    await discardVideo(caller.db, caller.actor.ownerId, video.id);
    throw error;
  }
}
