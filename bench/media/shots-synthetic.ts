import type { Report } from "../report.ts";
import { withDirectory } from "./clips.ts";
import { type CutTake, cutTakes } from "./edit-takes.ts";
import { findBoundaries, matchBoundaries } from "./find-boundaries.ts";
import { type Edit, type EditFormat, makeCuts, makeFlashes, makeGradual } from "./synthetic-edits.ts";

const formats: EditFormat[] = [
  ...[24, 25, 30, 50, 60].map((framesPerSecond) => ({ codec: "h264" as const, framesPerSecond })),
  ...[25, 30].map((framesPerSecond) => ({ codec: "mpeg4" as const, framesPerSecond })),
  ...[24, 30].map((framesPerSecond) => ({ codec: "vp8" as const, framesPerSecond })),
  ...[25, 30, 60].map((framesPerSecond) => ({ codec: "vp9" as const, framesPerSecond })),
];
const cutsPerEdit = 20;
const gradualPerEdit = 8;
/** Other edits than those on which the thresholds were tried. */
const firstSeed = 5001;

/** Sums over edits of what was wanted, found and invented. */
class Tally {
  wanted = 0;
  hits = 0;
  invented = 0;

  async add({ path, boundaries }: Edit, toleranceSeconds: number | null): Promise<void> {
    const { framesPerSecond, found } = await findBoundaries(path);
    const tolerance = toleranceSeconds === null ? 1 : toleranceSeconds * framesPerSecond;
    const match = matchBoundaries(
      boundaries.map((boundary) => boundary.frame),
      found,
      tolerance,
    );
    this.wanted += boundaries.length;
    this.hits += match.hits;
    this.invented += match.invented.length;
  }

  /** Harmonic mean of precision and recall. */
  f1(): number {
    return (2 * this.hits) / Math.max(1, this.wanted + this.hits + this.invented);
  }

  report(report: Report, name: string): void {
    report(`${name}: found`, this.hits, "count", this.wanted);
    report(`${name}: invented`, this.invented, "count", 0);
    report(`${name}: F1`, this.f1(), "F1", 1);
  }
}

async function tallyCuts(directory: string, takes: CutTake[], camera: "still" | "shaking" | "panning") {
  const tally = new Tally();
  const chosen =
    camera === "still" ? formats : formats.filter(({ framesPerSecond }) => framesPerSecond === 30);
  for (const [index, format] of chosen.entries()) {
    const options = { count: cutsPerEdit, seed: firstSeed + index, camera };
    await tally.add(await makeCuts(directory, takes, format, options), null);
  }
  return tally;
}

async function tallyGradual(directory: string, takes: CutTake[], join: "dissolve" | "fade") {
  const tally = new Tally();
  const chosen: EditFormat[] = [25, 30, 60].map((framesPerSecond) => ({ codec: "h264", framesPerSecond }));
  for (const [index, format] of [...chosen, { codec: "vp9" as const, framesPerSecond: 30 }].entries()) {
    const options = { count: gradualPerEdit, seed: firstSeed + 100 + index, join };
    await tally.add(await makeGradual(directory, takes, format, options), 0.5);
  }
  return tally;
}

/** Boundaries of edits cut from the real clips, where each is known to the frame; a found one of any kind counts. */
export async function run(report: Report): Promise<void> {
  await withDirectory(async (directory) => {
    const takes = await cutTakes(directory);
    if (takes.length < 10) return;
    for (const camera of ["still", "shaking", "panning"] as const) {
      (await tallyCuts(directory, takes, camera)).report(report, `hard cuts, ${camera} camera`);
    }
    for (const join of ["dissolve", "fade"] as const) {
      (await tallyGradual(directory, takes, join)).report(report, `${join}s of 0.4 to 1.6 s, within 0.5 s`);
    }
    const flashes = await makeFlashes(directory, takes.at(-1) as CutTake);
    const { found } = await findBoundaries(flashes.path);
    report(`${flashes.count} flashes: cuts invented`, found.length, "count", 0);
  });
}
