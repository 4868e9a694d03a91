import { closePool } from "#lib/media/pool.ts";
import type { Report } from "../report.ts";
import { analyzeClip } from "./analyze-clip.ts";
import { findClip } from "./clips.ts";

const clips: [name: string, share: number][] = [
  ["talking-head-a.mp4", 1],
  ["talking-head-b.mp4", 1],
  ["presenter-vertical-60fps.mp4", 1],
  ["cuts-720p.mp4", 0],
  ["fades.mp4", 0],
];

/** Share of samples with a face, on clips that show one throughout and on clips that never do. */
export async function run(report: Report): Promise<void> {
  for (const [name, share] of clips) {
    const path = findClip(name);
    if (!path) continue;
    const { facePresence, eyeContact } = (await analyzeClip(path)).visual.measurements;
    report(`${name}: samples with a face`, facePresence.value ?? Number.NaN, "ratio", share);
    if (eyeContact.measured) report(`${name}: eye contact`, eyeContact.value, "ratio");
  }
  await closePool();
}
