import { createReadStream } from "node:fs";
import type { Caller } from "#lib/auth/caller.ts";
import { discardVideo } from "./delete-video.ts";
import { type NewVideoInput, openVideo } from "./new-video.ts";
import { removeDiscarded } from "./remove-discarded.ts";
import { markUploaded, type VerifiedFile } from "./repository.ts";
import { storeObject } from "./video-storage.ts";

/**
 * Makes a verified file on this machine's disk a video of the caller's. Its bytes are stored once, however often the
 * same owner sends them; whatever fails leaves nothing behind. Answers its id.
 */
export async function storeVideo(
  caller: Caller,
  input: Omit<NewVideoInput, "sizeBytes"> & { path: string; file: VerifiedFile },
): Promise<string> {
  const { db, actor } = caller;
  const { path, file } = input;
  const video = await openVideo(caller, { ...input, sizeBytes: file.sizeBytes });
  try {
    if ((await markUploaded(db, video.id, file, { isStored: false })) === "not_stored") {
      const type = "application/octet-stream";
      await storeObject(db, "videos", video.storagePath, createReadStream(path), type);
      await markUploaded(db, video.id, file, { isStored: true });
      await removeDiscarded(db, { originId: video.id });
    }
  } catch (error) {
    await discardVideo(db, actor.ownerId, video.id);
    throw error;
  }
  return video.id;
}
