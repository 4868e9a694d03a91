import { readFile } from "node:fs/promises";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import type { Report } from "../report.ts";
import { findClip, withDirectory } from "./clips.ts";

interface Truth {
  unit: string;
  cuts?: number[];
  count?: number;
}

async function findBoundaries(sourcePath: string) {
  return withDirectory(async (directory) => {
    const prepared = await prepareMedia({ sourcePath, directory, probe: await probeMedia(sourcePath) });
    const rate = prepared.video?.framesPerSecond ?? 0;
    const boundaries = prepared.shots.slice(1).filter((shot) => shot.transition !== "dissolve");
    return { rate, frames: boundaries.map((shot) => Math.round(shot.startSeconds * rate)) };
  });
}

/** Cuts and fades against cuts.json, one frame of tolerance; dissolves have no one frame to be compared by. */
export async function run(report: Report): Promise<void> {
  const truthPath = findClip("cuts.json");
  if (!truthPath) return;
  const truths = JSON.parse(await readFile(truthPath, "utf8")) as Record<string, Truth>;
  for (const [name, truth] of Object.entries(truths)) {
    const path = findClip(name);
    if (!path) continue;
    const { rate, frames } = await findBoundaries(path);
    if (truth.count !== undefined) report(`${name}: boundaries`, frames.length, "count", truth.count);
    if (!truth.cuts) continue;
    const wanted = truth.cuts.map((cut) => Math.round(truth.unit === "seconds" ? cut * rate : cut));
    const hits = wanted.filter((cut) => frames.some((frame) => Math.abs(frame - cut) <= 1));
    const invented = frames.filter((frame) => !wanted.some((cut) => Math.abs(frame - cut) <= 1));
    report(`${name}: cuts found`, hits.length, "count", wanted.length);
    report(`${name}: cuts invented`, invented.length, "count", 0);
  }
}
