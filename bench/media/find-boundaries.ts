import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { withDirectory } from "./clips.ts";

export interface FoundBoundary {
  frame: number;
  transition: "start" | "cut" | "fade" | "dissolve";
}

/** The shot boundaries of a file as an analysis finds them, on the one decode. */
export async function findBoundaries(
  sourcePath: string,
): Promise<{ framesPerSecond: number; found: FoundBoundary[] }> {
  return withDirectory(async (directory) => {
    const prepared = await prepareMedia({ sourcePath, directory, probe: await probeMedia(sourcePath) });
    const framesPerSecond = prepared.video?.framesPerSecond ?? 0;
    const found = prepared.shots.slice(1).map(({ startSeconds, transition }) => ({
      frame: Math.round(startSeconds * framesPerSecond),
      transition,
    }));
    return { framesPerSecond, found };
  });
}

/** How many of the wanted frames have a found one of their own within `tolerance`, and which found ones are nobody's. */
export function matchBoundaries(
  wanted: number[],
  found: FoundBoundary[],
  tolerance: number,
): { hits: number; invented: FoundBoundary[] } {
  const left = [...found];
  let hits = 0;
  for (const frame of wanted) {
    const at = left.findIndex((boundary) => Math.abs(boundary.frame - frame) <= tolerance);
    if (at < 0) continue;
    left.splice(at, 1);
    hits += 1;
  }
  return { hits, invented: left };
}
