import { findBinary } from "#lib/media/binaries.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { runProcess } from "#lib/media/run-process.ts";
import type { Report } from "../report.ts";
import { findClip, withDirectory } from "./clips.ts";

async function summaryLoudness(path: string): Promise<number> {
  let text = "";
  await runProcess(
    findBinary("ffmpeg").path,
    ["-hide_banner", "-i", path, "-af", "ebur128", "-f", "null", "-"],
    {
      timeoutSeconds: 120,
      onStderrLine: (line) => {
        text = line.includes("I:") && line.includes("LUFS") && !line.includes("M:") ? line : text;
      },
    },
  );
  return Number(/I:\s+(-?[\d.]+)/.exec(text)?.[1]);
}

/** Integrated loudness against the summary of ffmpeg's own filter. */
export async function run(report: Report): Promise<void> {
  for (const name of ["mixed-120s-720p30.mp4", "documentary-cuts.mp4", "speech/pauses-90s.wav"]) {
    const path = findClip(name);
    if (!path) continue;
    const found = await withDirectory(async (directory) => {
      const prepared = await prepareMedia({ sourcePath: path, directory, probe: await probeMedia(path) });
      return prepared.audio?.whole.integratedLufs ?? Number.NaN;
    });
    report(`${name}: difference`, Math.abs(found - (await summaryLoudness(path))), "LU", 0.5);
  }
}
