import { join } from "node:path";
import { findSharedMedia, makeClip } from "#tests/fixtures/media.ts";

const names = ["mixed-120s-720p30.mp4", "presenter-vertical-60fps.mp4"] as const;

/** A real talk that takes a while to read, or a made one where the real clips are not there. There are two of them. */
export async function findLongClip(folder: string, index: 0 | 1 = 0): Promise<string> {
  const media = findSharedMedia();
  if (media) return join(media, names[index]);
  return makeClip(join(folder, `long-${index}.mp4`), { seconds: 120 + index });
}
