import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { Caller } from "#lib/auth/caller.ts";
import { discardVideo } from "./delete-video.ts";
import { openVideo } from "./new-video.ts";
import { receiveFile } from "./receive-file.ts";
import { markUploaded } from "./repository.ts";
import { verifyFile } from "./verify-file.ts";
import { storeObject } from "./video-storage.ts";

/**
 * Takes a whole upload in one request: to disk, verified, stored, recorded. Whatever fails leaves nothing behind.
 * @throws AppError 400 with the reason a person can act on
 */
export async function receiveUpload(caller: Caller, request: Request, now = new Date()) {
  const received = await receiveFile(request, "file");
  try {
    const file = await verifyFile(received.path, received);
    const video = await openVideo(caller, {
      filename: received.filename,
      sizeBytes: file.sizeBytes,
      captions: received.fields.captions?.trim() || null,
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
  } finally {
    await rm(received.path, { force: true });
  }
}
