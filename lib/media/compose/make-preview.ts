import { join } from "node:path";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { findBinary } from "../binaries.ts";
import { fileUrl, hardenedInputOptions } from "../input-options.ts";
import type { MediaProbe } from "../media-probe.ts";
import { runProcess } from "../run-process.ts";
import { transcode } from "../transcode.ts";

/** A second each of this many moments. */
const moments = { count: 6, seconds: 1 };
const framesPerSecond = 10;
const width = 320;

const encoders = {
  webp: ["-c:v", "libwebp_anim", "-q:v", "60", "-compression_level", "4", "-loop", "0"],
  gif: ["-loop", "0"],
} as const;
type PreviewKind = keyof typeof encoders;

/** Animated WebP where this build of ffmpeg writes it, else GIF. */
async function chooseKind(): Promise<PreviewKind> {
  let text = "";
  await runProcess(findBinary("ffmpeg").path, ["-hide_banner", "-encoders"], {
    timeoutSeconds: 20,
    onStdout: (chunk) => (text += chunk.toString("latin1")),
  });
  return text.includes("libwebp_anim") ? "webp" : "gif";
}

/** Moments spread evenly over what is shown of the video, one after the other. */
function spread(ranges: TimeRange[]): number[] {
  const total = ranges.reduce((sum, range) => sum + range.endSeconds - range.startSeconds, 0);
  return Array.from({ length: moments.count }, (_, index) => {
    let left = ((index + 0.5) / moments.count) * total;
    const range = ranges.find(({ startSeconds, endSeconds }) => {
      const isHere = left <= endSeconds - startSeconds;
      if (!isHere) left -= endSeconds - startSeconds;
      return isHere;
    });
    return Math.max(0, (range?.startSeconds ?? 0) + left - moments.seconds / 2);
  });
}

/**
 * A small moving picture of some moments of a video, for lists and messages.
 * @throws AppError 500 `media_not_written`, 400 `media_timeout`; the signal's reason when aborted
 */
export async function makePreview(input: {
  sourcePath: string;
  video: NonNullable<MediaProbe["video"]>;
  ranges: TimeRange[];
  directory: string;
  signal?: AbortSignal;
}): Promise<{ kind: PreviewKind; path: string }> {
  const { sourcePath, video, directory, signal } = input;
  const kind = await chooseKind();
  const hardening = await hardenedInputOptions("ffmpeg");
  const inputs = spread(input.ranges).flatMap((seconds) => [
    ...hardening,
    ...["-ss", seconds.toFixed(3), "-t", String(moments.seconds), "-i", fileUrl(sourcePath)],
  ]);
  const height = 2 * Math.max(1, Math.round((width * video.height) / video.width / 2));
  const parts = Array.from({ length: moments.count }, (_, index) => index);
  const scaled = parts.map(
    (index) =>
      `[${index}:${video.streamIndex}]fps=${framesPerSecond},scale=${width}:${height},setsar=1[part${index}]`,
  );
  const joined = `${parts.map((index) => `[part${index}]`).join("")}concat=n=${parts.length}:v=1:a=0`;
  const palette = kind === "gif" ? ",split[a][b];[a]palettegen=max_colors=96[p];[b][p]paletteuse" : "";
  const file = `preview.${kind}`;
  const filters = [...scaled, `${joined}${palette}[out]`].join(";");
  await transcode(
    [
      "-loglevel",
      "error",
      ...inputs,
      "-filter_complex",
      filters,
      "-map",
      "[out]",
      "-an",
      ...encoders[kind],
      file,
    ],
    { directory, signal, timeoutSeconds: 300 },
  );
  return { kind, path: join(directory, file) };
}
