import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Caller } from "#lib/auth/caller.ts";
import { getEnv } from "#lib/env.ts";
import { isAppError } from "#lib/errors.ts";
import { checkSize } from "./check-file.ts";
import { discardVideo } from "./delete-video.ts";
import { removeDiscarded } from "./remove-discarded.ts";
import { getVideo, markUploaded } from "./repository.ts";
import { verifyFile } from "./verify-file.ts";
import { measureObject } from "./video-storage.ts";

/**
 * Verifies by content what the browser has stored, and makes the video ready for analysis. Calling it again is
 * harmless. A file that is no recording is removed together with its row.
 * @throws AppError 404 `video_not_found`; 400 `upload_not_found` and those of `verifyFile`
 */
export async function completeUpload({ db, actor }: Caller, videoId: string) {
  const env = getEnv();
  const video = await getVideo(db, actor.ownerId, videoId);
  if (video.status !== "uploading") return video;

  const folder = join(env.PITCHQUEST_HOME, "incoming");
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  try {
    const facts = await measureObject(db, "videos", video.storagePath, path);
    checkSize(facts.sizeBytes, env.MAX_RESUMABLE_UPLOAD_SIZE_MB);
    await markUploaded(db, videoId, await verifyFile(path, facts), { isStored: true });
    await removeDiscarded(db, { originId: videoId });
  } catch (error) {
    if (isAppError(error) && !error.retryable && error.code !== "upload_not_found") {
      await discardVideo(db, actor.ownerId, videoId);
    }
    throw error;
  } finally {
    await rm(path, { force: true });
  }
  return getVideo(db, actor.ownerId, videoId);
}
