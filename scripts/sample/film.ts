import { spawn } from "node:child_process";
import { once } from "node:events";
import { findBinary } from "#lib/media/binaries.ts";
import type { Pose } from "./drawing/pose.ts";
import { drawFrames } from "./studio.ts";

export const framesPerSecond = 25;

/** Draws the poses, adds the sound and writes an MP4 file that starts to play before it is loaded. */
export async function film(poses: Pose[], soundPath: string, path: string): Promise<void> {
  const ffmpeg = spawn(
    findBinary("ffmpeg").path,
    [
      "-v error -y -f image2pipe -c:v mjpeg".split(" "),
      ["-framerate", String(framesPerSecond), "-i", "-", "-i", soundPath],
      "-c:v libx264 -preset veryslow -crf 26 -tune animation -profile:v high -g 50".split(" "),
      ["-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"],
      "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv".split(" "),
      "-c:a aac -b:a 72k -ar 48000 -ac 1 -shortest".split(" "),
      "-movflags +faststart -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact".split(
        " ",
      ),
      path,
    ].flat(),
    { stdio: ["pipe", "inherit", "inherit"] },
  );
  const ended = once(ffmpeg, "exit");
  await drawFrames(poses, async (jpeg) => {
    if (!ffmpeg.stdin.write(jpeg)) await once(ffmpeg.stdin, "drain");
  });
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with code ${code}`);
}
