import { rm, stat } from "node:fs/promises";
import type { Keypoint } from "#lib/signals/sight.ts";
import type { BodySeries } from "#lib/workout/body-tracks.ts";
import { bodyFrame, decodeBodies } from "./decode-bodies.ts";
import type { MediaProbe } from "./media-probe.ts";
import { runInPool } from "./pool.ts";
import type { FollowInput } from "./tasks/follow-body.ts";

/** Enough for a repetition a second: eight looks at each. */
const looksPerSecond = 8;
/** One stretch lies on the disk at a time, 53 MB; a whole number of frames at any rate used here. */
const stretchSeconds = 60;
/** Fixed, not one per thread: the same file gives the same result on any machine. */
const looksPerTask = 40;

/**
 * Follows the joints of the most prominent body through a video, on a decode of its own that takes a minute at a time.
 * Null without a picture.
 * @param onProgress share of the frames looked at, 0..1
 * @throws the signal's reason when aborted
 */
export async function followBodies(input: {
  sourcePath: string;
  probe: MediaProbe;
  directory: string;
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}): Promise<BodySeries | null> {
  const { probe, directory, signal } = input;
  if (!probe.video) return null;
  const framesPerSecond = Math.min(looksPerSecond, probe.video.framesPerSecond);
  const source = { path: input.sourcePath, probe, directory };
  const expected = Math.max(1, probe.durationSeconds * framesPerSecond);
  const bodies: Keypoint[][] = [];
  for (let startSeconds = 0; startSeconds < probe.durationSeconds; startSeconds += stretchSeconds) {
    const stretch = { startSeconds, seconds: stretchSeconds, framesPerSecond };
    const path = await decodeBodies(source, stretch, "bodies.rgb", signal);
    try {
      const before = bodies.length;
      const found = await followStretch(path, signal, (looks) =>
        input.onProgress?.(Math.min(1, (before + looks) / expected)),
      );
      bodies.push(...found);
    } finally {
      await rm(path, { force: true });
    }
  }
  return { framesPerSecond, bodies };
}

async function followStretch(
  path: string,
  signal: AbortSignal | undefined,
  onLooks: (count: number) => void,
) {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  const count = Math.floor(size / bodyFrame.bytes);
  let done = 0;
  const tasks = Array.from({ length: Math.ceil(count / looksPerTask) }, async (_, index) => {
    const from = index * looksPerTask;
    const until = Math.min(count, from + looksPerTask);
    const task: FollowInput = { path, width: bodyFrame.width, height: bodyFrame.height, from, until };
    const found = await runInPool<Keypoint[][]>("follow-body", task, signal);
    done += until - from;
    onLooks(done);
    return found;
  });
  return (await Promise.all(tasks)).flat();
}
