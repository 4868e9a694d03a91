import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Caller } from "#lib/auth/caller.ts";
import { projectRoot } from "#lib/project-root.ts";
import { fingerprint } from "./fingerprint.ts";
import { storeVideo } from "./store-video.ts";

const filename = "sample-pitch.mp4";
// The bundler need not follow these: they are read from the project's folder as it is.
const videoPath = () => join(/*turbopackIgnore: true*/ projectRoot(), "public/sample/sample-pitch.mp4");
const captionsPath = () => join(/*turbopackIgnore: true*/ projectRoot(), "public/sample/sample-pitch.vtt");

/** Adds the sample pitch as a video of the caller's, like any upload. Answers its id. */
export async function addSample(caller: Caller): Promise<string> {
  const path = videoPath();
  const captions = await readFile(captionsPath(), "utf8");
  const video = await storeVideo(caller, { ...(await fingerprint(path)), path, filename, captions });
  return video.id;
}
