import { createReadStream } from "node:fs";
import type { Caller } from "#lib/auth/caller.ts";
import type { ReceivedFile } from "#lib/http/receive-file.ts";
import { discardVideo } from "./delete-video.ts";
import { openVideo } from "./new-video.ts";
import { markUploaded } from "./repository.ts";
import { verifyFile } from "./verify-file.ts";
import { storeObject } from "./video-storage.ts";

/**
 * Makes a received file a video of the caller's: verified, stored, recorded. Whatever fails leaves nothing behind.
 * @throws AppError 400 with the reason a person can act on
 */
export async function receiveUpload(
  caller: Caller,
  received: ReceivedFile,
  options: { captions?: string | null } = {},
  now = new Date(),
) {
  const file = await verifyFile(received.path, received);
  const video = await openVideo(caller, {
    filename: received.filename,
    sizeBytes: file.sizeBytes,
    captions: options.captions?.trim() || null,
  });
  try {
    await storeObject(
      caller.db,
      "videos",
      video.storagePath,
      createReadStream(received.path),
      "application/octet-stream",
    );
    await markUploaded(caller.db, video.id, file, now);
  } catch (error) {
    await discardVideo(caller.db, caller.actor.ownerId, video.id);
    throw error;
  }
  return { videoId: video.id, filename: video.filename, uploadedAt: now };
}
