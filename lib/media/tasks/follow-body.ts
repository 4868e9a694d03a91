import { closeSync, openSync, readSync } from "node:fs";
import { PoseReader } from "#lib/models/vision/pose-reader.ts";
import type { Keypoint } from "#lib/signals/sight.ts";

export interface FollowInput {
  path: string;
  width: number;
  height: number;
  /** Frames of the file, from the first up to the last, which is no longer in. */
  from: number;
  until: number;
}

let reader: Promise<PoseReader> | null = null;

/** Runs in a pool thread: the joints of the body in some frames of a raw file. The model stays with the thread. */
export default async function followBody(input: FollowInput): Promise<Keypoint[][]> {
  reader ??= PoseReader.load();
  const pose = await reader;
  const { width, height } = input;
  const pixels = new Uint8Array(width * height * 3);
  const file = openSync(input.path, "r");
  try {
    return Array.from({ length: input.until - input.from }, (_, index) => {
      readSync(file, pixels, 0, pixels.length, (input.from + index) * pixels.length);
      return pose.readKeypoints({ width, height, pixels });
    });
  } finally {
    closeSync(file);
  }
}
