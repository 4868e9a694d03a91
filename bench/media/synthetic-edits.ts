import { join } from "node:path";
import { seededRandom } from "#scripts/sample/random.ts";
import { ffmpeg } from "./clips.ts";
import type { CutTake } from "./edit-takes.ts";

/** How an edit is written. */
export interface EditFormat {
  codec: "h264" | "mpeg4" | "vp8" | "vp9";
  framesPerSecond: number;
}

/** How one piece goes over into the next: a gradual one takes `seconds`. */
type Join = "cut" | "dissolve" | "fade";

export interface Edit {
  path: string;
  framesPerSecond: number;
  /** Where each piece gives way to the next: a cut's first frame, the middle of a gradual transition. */
  boundaries: { frame: number; join: Join }[];
}

const encoders: Record<EditFormat["codec"], { extension: string; args: string[] }> = {
  h264: { extension: "mp4", args: ["-c:v", "libx264", "-preset", "veryfast", "-crf", "26"] },
  mpeg4: { extension: "avi", args: ["-c:v", "mpeg4", "-q:v", "6"] },
  vp8: { extension: "webm", args: "-c:v libvpx -b:v 1M -deadline realtime -cpu-used 8".split(" ") },
  vp9: {
    extension: "webm",
    args: "-c:v libvpx-vp9 -b:v 800k -deadline realtime -cpu-used 8 -row-mt 1".split(" "),
  },
};

interface Piece {
  take: CutTake;
  startFrame: number;
  frames: number;
}

/** Pieces of `[min, max]` seconds, never two of the same take after each other. */
function choosePieces(
  takes: CutTake[],
  count: number,
  framesPerSecond: number,
  lengths: [number, number],
  random: () => number,
): Piece[] {
  const pieces: Piece[] = [];
  while (pieces.length < count) {
    const take = takes[Math.floor(random() * takes.length)] as CutTake;
    if (take === pieces.at(-1)?.take) continue;
    const seconds = lengths[0] + random() * (lengths[1] - lengths[0]);
    const room = take.seconds - 0.2 - seconds;
    if (room < 0) continue;
    pieces.push({
      take,
      startFrame: Math.floor(random() * room * framesPerSecond),
      frames: Math.round(seconds * framesPerSecond),
    });
  }
  return pieces;
}

function cutPieces(pieces: Piece[], framesPerSecond: number): { inputs: string[]; filters: string[] } {
  const filters = pieces.map(({ startFrame, frames }, index) => {
    const trim = `trim=start_frame=${startFrame}:end_frame=${startFrame + frames},setpts=PTS-STARTPTS`;
    return `[${index}:v]fps=${framesPerSecond},${trim},settb=1/${framesPerSecond * 1000}[p${index}]`;
  });
  return { inputs: pieces.flatMap(({ take }) => ["-threads", "1", "-i", take.path]), filters };
}

async function write(
  directory: string,
  name: string,
  format: EditFormat,
  edit: { inputs: string[]; filters: string[] },
) {
  const { extension, args } = encoders[format.codec];
  const path = join(directory, `${name}-${format.codec}-${format.framesPerSecond}.${extension}`);
  const graph = ["-filter_complex", edit.filters.join(";"), "-map", "[out]", "-pix_fmt", "yuv420p"];
  await ffmpeg(...edit.inputs, ...graph, "-r", String(format.framesPerSecond), ...args, path);
  return path;
}

/** A camera that nobody holds still or that sweeps over the scene, up to a tenth of the width from frame to frame. */
const cameras = {
  still: "null",
  shaking:
    "crop=iw*4/5:ih*4/5:x='iw/10+iw/16*sin(n*1.9)*sin(n*0.37)':y='ih/10+ih/16*sin(n*2.3+1)*sin(n*0.29)'",
  panning: "crop=iw/2:ih/2:x='iw/4+iw/4*sin(n*0.1)':y='ih/4+ih/6*sin(n*0.07)'",
} as const;

/** An edit of hard cuts; the same seed gives the same edit. */
export async function makeCuts(
  directory: string,
  takes: CutTake[],
  format: EditFormat,
  { count, seed, camera = "still" }: { count: number; seed: number; camera?: keyof typeof cameras },
): Promise<Edit> {
  const { framesPerSecond } = format;
  const pieces = choosePieces(takes, count + 1, framesPerSecond, [0.6, 2.2], seededRandom(seed));
  const { inputs, filters } = cutPieces(pieces, framesPerSecond);
  const joined = `${pieces.map((_, index) => `[p${index}]`).join("")}concat=n=${pieces.length},${cameras[camera]}[out]`;
  const path = await write(directory, `cuts-${camera}-${seed}`, format, {
    inputs,
    filters: [...filters, joined],
  });
  let frame = 0;
  const boundaries = pieces.slice(1).map((_, index) => {
    frame += (pieces[index] as Piece).frames;
    return { frame, join: "cut" as const };
  });
  return { path, framesPerSecond, boundaries };
}

/** An edit of dissolves or fades through black, each of 0.4 to 1.6 s. */
export async function makeGradual(
  directory: string,
  takes: CutTake[],
  format: EditFormat,
  { count, seed, join: kind }: { count: number; seed: number; join: "dissolve" | "fade" },
): Promise<Edit> {
  const { framesPerSecond } = format;
  const random = seededRandom(seed);
  const long = takes.filter((take) => take.seconds > 4);
  const pieces = choosePieces(long, count + 1, framesPerSecond, [3, 3.8], random);
  const { inputs, filters } = cutPieces(pieces, framesPerSecond);
  const boundaries: Edit["boundaries"] = [];
  let [last, length] = ["p0", (pieces[0] as Piece).frames];
  for (const [index, piece] of pieces.slice(1).entries()) {
    const frames = Math.round((0.4 + 1.2 * random()) * framesPerSecond);
    const [offset, name] = [length - frames, index + 2 === pieces.length ? "out" : `j${index}`];
    const style = kind === "dissolve" ? "fade" : "fadeblack";
    const timing = `duration=${frames / framesPerSecond}:offset=${offset / framesPerSecond}`;
    filters.push(`[${last}][p${index + 1}]xfade=transition=${style}:${timing}[${name}]`);
    boundaries.push({ frame: Math.round(offset + frames / 2), join: kind });
    [last, length] = [name, offset + piece.frames];
  }
  const path = await write(directory, `${kind}-${seed}`, format, { inputs, filters });
  return { path, framesPerSecond, boundaries };
}

/** Twenty flashes of one to four frames over one take, from a lamp to white. */
export async function makeFlashes(
  directory: string,
  take: CutTake,
): Promise<{ path: string; count: number }> {
  const path = join(directory, "flashes.mp4");
  const [count, period, framesPerSecond] = [20, 18, 30];
  const light = `if(gte(n,9)*lt(mod(n-9,${period}),1+mod(floor((n-9)/${period}),4)),0.3+0.2*mod(floor((n-9)/${period}),3),0)`;
  const frames = String(count * period);
  const filter = `fps=${framesPerSecond},eq=eval=frame:brightness='${light}'`;
  await ffmpeg(
    "-stream_loop",
    "-1",
    "-i",
    take.path,
    "-vf",
    filter,
    "-frames:v",
    frames,
    "-pix_fmt",
    "yuv420p",
    path,
  );
  return { path, count };
}
