import { join } from "node:path";
import { closePool } from "#lib/media/pool.ts";
import { median } from "#lib/signals/statistics.ts";
import type { VisualAnalysis } from "#lib/signals/visual-measurements.ts";
import type { Report } from "../report.ts";
import { analyzeClip } from "./analyze-clip.ts";
import { ffmpeg, findClip, withDirectory } from "./clips.ts";

function yaws(visual: VisualAnalysis): (number | null)[] {
  return visual.series.find((series) => series.name === "headYaw")?.values ?? [];
}

/** A mirrored clip must give mirrored yaw and the same eye contact. */
export async function run(report: Report): Promise<void> {
  for (const name of ["talking-head-a.mp4", "talking-head-b.mp4", "presenter-vertical-60fps.mp4"]) {
    const path = findClip(name);
    if (!path) continue;
    await withDirectory(async (directory) => {
      const mirrored = join(directory, "mirrored.mp4");
      await ffmpeg("-i", path, "-vf", "hflip", "-c:v", "libx264", "-crf", "12", "-c:a", "copy", mirrored);
      const [straight, turned] = [(await analyzeClip(path)).visual, (await analyzeClip(mirrored)).visual];
      const sums = yaws(straight).flatMap((yaw, index) => {
        const other = yaws(turned)[index];
        return yaw === null || other === null || other === undefined ? [] : [Math.abs(yaw + other)];
      });
      report(`${name}: yaw plus mirrored yaw, median`, median(sums) ?? Number.NaN, "degrees", 3);
      const contact = (visual: VisualAnalysis) => visual.measurements.eyeContact.value ?? Number.NaN;
      report(
        `${name}: change of eye contact`,
        100 * Math.abs(contact(straight) - contact(turned)),
        "points",
        5,
      );
    });
  }
  await closePool();
}
