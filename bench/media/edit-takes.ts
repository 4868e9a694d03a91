import { join } from "node:path";
import { ffmpeg, findClip } from "./clips.ts";

/** A stretch of a real clip that holds no shot boundary. Seconds of the source. */
interface Take {
  clip: string;
  startSeconds: number;
  endSeconds: number;
}

const mixed = "mixed-120s-720p30.mp4";
/** Starts of the first fourteen shots of the mixed clip (cuts.json); after them the same clips come again. */
const mixedStarts = [
  0, 6.133, 11.133, 17.767, 22.633, 30.633, 38.633, 48.033, 60, 62.833, 66.833, 72.067, 76.867, 79.4, 85.167,
];
/** Inside a shot by this much, so that the shot's own ends stay out. */
const marginSeconds = 0.15;

const takes: Take[] = [
  ...mixedStarts.slice(1).map((end, index) => ({
    clip: mixed,
    startSeconds: (mixedStarts[index] as number) + marginSeconds,
    endSeconds: end - marginSeconds,
  })),
  { clip: "cuts-720p.mp4", startSeconds: 1.2, endSeconds: 5.8 },
  { clip: "cuts-720p.mp4", startSeconds: 7.6, endSeconds: 10.5 },
  { clip: "cuts-720p.mp4", startSeconds: 14, endSeconds: 17 },
  { clip: "cuts-720p.mp4", startSeconds: 19, endSeconds: 21.8 },
  { clip: "presenter-vertical-60fps.mp4", startSeconds: 0, endSeconds: 11.8 },
  { clip: "talking-head-b.mp4", startSeconds: 0, endSeconds: 4.9 },
];

/** A take as a small file in which every frame can be had without decoding another. */
export interface CutTake {
  path: string;
  seconds: number;
}

export const editSize = "640x360";

/** Cuts the takes out of the clips that are there; missing ones are named and left out. */
export async function cutTakes(directory: string): Promise<CutTake[]> {
  const cut: CutTake[] = [];
  for (const [index, { clip, startSeconds, endSeconds }] of takes.entries()) {
    const source = findClip(clip);
    if (!source) continue;
    const [path, seconds] = [join(directory, `take-${index}.mkv`), endSeconds - startSeconds];
    const [width, height] = editSize.split("x");
    const fill = `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},setsar=1`;
    await ffmpeg(
      ...["-ss", String(startSeconds), "-t", String(seconds), "-i", source, "-an", "-vf", fill],
      ...["-c:v", "libx264", "-preset", "ultrafast", "-qp", "8", "-g", "1", "-pix_fmt", "yuv420p", path],
    );
    cut.push({ path, seconds });
  }
  return cut;
}
