import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findBinary } from "./binaries.ts";
import { FrameSplitter } from "./frame-splitter.ts";
import { fileUrl, hardenedInputOptions } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import type { PreparedMedia } from "./prepared-media.ts";
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

/** Reads the chosen frames of an input at the size of the tiles; answers the sheet and how many of them came. */
async function readTiles(input: string[], before: string, frames: number[], sheet: TileSheet, run: Run) {
  const { width, height } = sheet.tile;
  const pixels = new Uint8Array(3 * sheet.columns * sheet.rows * width * height);
  let found = 0;
  const splitter = new FrameSplitter(3 * width * height, (tile) => {
    if (found < frames.length) place(tile, sheet, found, pixels);
    found += 1;
    run.onProgress?.(Math.min(1, found / frames.length));
  });
  const chosen = frames.map((frame) => `eq(n\\,${frame})`).join("+");
  const filter = `${before}select='${chosen}',scale=${width}:${height}:flags=area,setsar=1,format=rgb24`;
  const output = [
    "-vf",
    filter,
    "-vsync",
    "0",
    "-frames:v",
    String(frames.length),
    "-f",
    "rawvideo",
    "pipe:1",
  ];
  await runProcess(findBinary("ffmpeg").path, ["-v", "error", "-nostdin", ...input, ...output], {
    cwd: run.directory,
    signal: run.signal,
    timeoutSeconds: 1800,
    onStdout: (chunk) => splitter.push(chunk),
  });
  return { pixels, found };
}

/**
 * Writes frames of an input on a sheet as a JPEG file, in one pass that ends with the last of them. Null where none
 * can be read; frames missing at the end leave their tiles black.
 */
async function writeSheet(input: string[], before: string, frames: number[], sheet: TileSheet, run: Run) {
  if (frames.length === 0) return null;
  const { pixels, found } = await readTiles(input, before, frames, sheet, run);
  if (found === 0) return null;
  const { directory, name, signal } = run;
  const [raw, size] = [
    `${name}.rgb`,
    `${sheet.columns * sheet.tile.width}x${sheet.rows * sheet.tile.height}`,
  ];
  try {
    await writeFile(join(directory, raw), pixels);
    const encode = [
      "-pix_fmt",
      "yuvj420p",
      "-c:v",
      "mjpeg",
      "-q:v",
      "4",
      "-frames:v",
      "1",
      "-f",
      "image2",
      name,
    ];
    const args = [
      "-v",
      "error",
      "-f",
      "rawvideo",
      "-pixel_format",
      "rgb24",
      "-video_size",
      size,
      "-i",
      raw,
      ...encode,
    ];
    await transcode(args, { directory, timeoutSeconds: 120, signal });
  } finally {
    await rm(join(directory, raw), { force: true });
  }
  return join(directory, name);
}

/** A sheet of colour samples of a prepared video, by their place among them; nothing is decoded again. */
export async function writeSampleSheet(
  video: NonNullable<PreparedMedia["video"]>,
  samples: number[],
  sheet: TileSheet,
  run: Run,
): Promise<string | null> {
  const size = `${video.width}x${video.height}`;
  const input = ["-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", size, "-i", video.file];
  return writeSheet(input, "", samples, sheet, run);
}

/**
 * A sheet of frames of a video, by their number at a constant rate, in time order.
 * @throws AppError 400 `media_timeout`; the signal's reason when aborted
 */
export async function writeFrameSheet(
  source: { path: string; probe: MediaProbe; framesPerSecond: number },
  frames: number[],
  sheet: TileSheet,
  run: Run,
): Promise<string | null> {
  const hardening = await hardenedInputOptions("ffmpeg");
  const input = [
    ...hardening,
    "-i",
    fileUrl(source.path),
    "-map",
    `0:${source.probe.video?.streamIndex ?? "v:0"}`,
  ];
  return writeSheet(input, `fps=fps=${source.framesPerSecond}:start_time=0,`, frames, sheet, run);
}
