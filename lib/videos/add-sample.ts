import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Caller } from "#lib/auth/caller.ts";
import { projectRoot } from "#lib/project-root.ts";
import { discardVideo } from "./delete-video.ts";
import { fingerprint } from "./fingerprint.ts";
import { openVideo } from "./new-video.ts";
import { markUploaded } from "./repository.ts";
import { verifyFile } from "./verify-file.ts";
import { storeObject } from "./video-storage.ts";

const filename = "sample-pitch.mp4";
// The bundler need not follow these: they are read from the project's folder as it is.
const videoPath = () => join(/*turbopackIgnore: true*/ projectRoot(), "public/sample/sample-pitch.mp4");
const captionsPath = () => join(/*turbopackIgnore: true*/ projectRoot(), "public/sample/sample-pitch.vtt");

/** Adds the sample pitch as a video of the caller's, like any upload. Answers its id. */
export async function addSample(caller: Caller, now = new Date()): Promise<string> {
  const path = videoPath();
  const file = await verifyFile(path, await fingerprint(path));
  const captions = await readFile(captionsPath(), "utf8");
  const video = await openVideo(caller, { filename, sizeBytes: file.sizeBytes, captions });
  try {
    await storeObject(
      caller.db,
      "videos",
      video.storagePath,
      createReadStream(path),
      "application/octet-stream",
    );
    await markUploaded(caller.db, video.id, file, now);
  } catch (error) {
    await discardVideo(caller.db, caller.actor.ownerId, video.id);
    throw error;
  }
  return video.id;
}
