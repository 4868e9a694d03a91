import { analyzeFile } from "#scripts/client/analyze-file.ts";
import type { Report } from "../report.ts";
import { withAnalysingStack } from "./analysing-stack.ts";
import { decodeSeconds, findClip } from "./clips.ts";

const clips = ["mixed-120s-720p30.mp4", "presenter-vertical-60fps.mp4"];
/** Odd, so that one of them is the middle. */
const repeats = 5;
const bar = 2.5;

/** A whole job of a running PitchQuest, from its start to its result in the database, against D. */
export async function run(report: Report): Promise<void> {
  for (const name of clips) {
    const path = findClip(name);
    if (!path) continue;
    await withAnalysingStack(async (server) => {
      const measure = async () => {
        const before = await decodeSeconds(path);
        const { processing_time_seconds } = await analyzeFile(server, path, () => undefined);
        return (2 * processing_time_seconds) / (before + (await decodeSeconds(path)));
      };
      report(`${name}: first job of a start over D`, await measure(), "D", bar);
      const ratios: number[] = [];
      while (ratios.length < repeats) ratios.push(await measure());
      const sorted = ratios.toSorted((a, b) => a - b);
      report(`${name}: job over D, median`, sorted[repeats >> 1] as number, "D", bar);
      report(`${name}: job over D, worst of ${repeats}`, sorted.at(-1) as number, "D", bar);
    });
  }
}
