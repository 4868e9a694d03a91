import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ffmpeg from "fluent-ffmpeg";
import { findBinary } from "./binaries.ts";
import { argumentsOf } from "./ffmpeg-arguments.ts";
import { FrameSplitter } from "./frame-splitter.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import { pictureEncoding } from "./poster.ts";
import { runProcess } from "./run-process.ts";
import { placeOf, type TileSheet } from "./tile-sheet.ts";
import { transcode } from "./transcode.ts";

interface Run {
  directory: string;
  /** Name of the JPEG file in the directory. */
  name: string;
  signal?: AbortSignal;
  /** Share of the tiles that are there, 0..1. */
  onProgress?: (fraction: number) => void;
}

/** Copies a tile to its place on the sheet; both RGB. */
function place(pixels: Uint8Array, sheet: TileSheet, index: number, into: Uint8Array): void {
  const { x, y, width, height } = placeOf(sheet, index);
  const stride = 3 * sheet.columns * width;
  for (let row = 0; row < height; row += 1) {
    into.set(pixels.subarray(3 * row * width, 3 * (row + 1) * width), (y + row) * stride + 3 * x);
  }
}

type FrameSource = { path: string; probe: MediaProbe; framesPerSecond: number };

/** Reads the chosen frames at the size of the tiles; answers the sheet and how many of them came. */
async function readTiles(source: FrameSource, frames: number[], sheet: TileSheet, run: Run) {
  const { width, height } = sheet.tile;
  const pixels = new Uint8Array(3 * sheet.columns * sheet.rows * width * height);
  let found = 0;
  const splitter = new FrameSplitter(3 * width * height, (tile) => {
    if (found < frames.length) place(tile, sheet, found, pixels);
    found += 1;
    run.onProgress?.(Math.min(1, found / frames.length));
  });
  const chosen = frames.map((frame) => `eq(n\\,${frame})`).join("+");
  const command = ffmpeg()
    .input(fileUrl(source.path))
    .inputOptions(await hardenedInputOptions("ffmpeg"))
    .output("pipe:1")
    .outputOptions(["-map", `0:${source.probe.video?.streamIndex ?? "v:0"}`])
    .videoFilters([
      `fps=fps=${source.framesPerSecond}:start_time=0`,
      `select='${chosen}'`,
      `scale=${width}:${height}:flags=area,setsar=1,format=rgb24`,
    ])
    .outputOptions(["-vsync", "0", "-frames:v", String(frames.length), "-f", "rawvideo"]);
  await runProcess(findBinary("ffmpeg").path, ["-v", "error", "-nostdin", ...argumentsOf(command)], {
    cwd: run.directory,
    signal: run.signal,
    timeoutSeconds: 1800,
    onStdout: (chunk) => splitter.push(chunk),
  });
  return { pixels, found };
}

async function encodeSheet(pixels: Uint8Array, { columns, rows, tile }: TileSheet, run: Run): Promise<void> {
  const raw = `${run.name}.rgb`;
  const size = `${columns * tile.width}x${rows * tile.height}`;
  const input = ["-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", size, "-i", raw];
  const output = ["-pix_fmt", "yuvj420p", ...pictureEncoding, "-f", "image2", run.name];
  try {
    await writeFile(join(run.directory, raw), pixels);
    const options = { directory: run.directory, timeoutSeconds: 120, signal: run.signal };
    await transcode(["-v", "error", ...input, ...output], options);
  } finally {
    await rm(join(run.directory, raw), { force: true });
  }
}

/**
 * A sheet of frames of a video, by their number at a constant rate, in time order: a JPEG file, written in one pass that
 * ends with the last of them. Null where none can be read; frames missing at the end leave their tiles black.
 * @throws AppError 400 `media_timeout`; the signal's reason when aborted
 */
export async function writeFrameSheet(
  source: FrameSource,
  frames: number[],
  sheet: TileSheet,
  run: Run,
): Promise<string | null> {
  if (frames.length === 0) return null;
  const { pixels, found } = await readTiles(source, frames, sheet, run);
  if (found === 0) return null;
  await encodeSheet(pixels, sheet, run);
  return join(run.directory, run.name);
}
