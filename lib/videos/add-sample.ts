import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Caller } from "#lib/auth/caller.ts";
import { projectRoot } from "#lib/project-root.ts";
import { fingerprint } from "./fingerprint.ts";
import { storeVideo } from "./store-video.ts";
import { verifyFile } from "./verify-file.ts";

const filename = "sample-pitch.mp4";
// The bundler need not follow these: they are read from the project's folder as it is.
const videoPath = () => join(/*turbopackIgnore: true*/ projectRoot(), "public/sample/sample-pitch.mp4");
const captionsPath = () => join(/*turbopackIgnore: true*/ projectRoot(), "public/sample/sample-pitch.vtt");

/** Adds the sample pitch as a video of the caller's, like any upload. Answers its id. */
export async function addSample(caller: Caller): Promise<string> {
  const path = videoPath();
  const file = await verifyFile(path, await fingerprint(path));
  const captions = await readFile(captionsPath(), "utf8");
  return storeVideo(caller, { filename, captions, path, file });
}
