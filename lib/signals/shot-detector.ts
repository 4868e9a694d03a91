import { CutDetector } from "./cut-detector.ts";
import { DarkStretchDetector } from "./dark-stretch.ts";
import { DissolveDetector } from "./dissolve-detector.ts";
import { type GrayFrame, meanLevel, Shrinker } from "./gray-frame.ts";
import { shotThresholds } from "./shot-thresholds.ts";
import type { Shot } from "./visual-measurements.ts";

interface Boundary {
  frame: number;
  transition: "cut" | "fade" | "dissolve";
  confidence: number;
}

const smallColumns = 32;

/**
 * Splits a video into shots from its luma pictures at a constant rate, in one pass and bounded memory: hard cuts to
 * the frame, fades through black at the start of the fade in, dissolves at their middle.
 */
export class ShotDetector {
  private readonly framesPerSecond: number;
  private readonly cuts: CutDetector;
  private readonly dissolves: DissolveDetector;
  private readonly dark = new DarkStretchDetector();
  private readonly boundaries: Boundary[] = [];
  private shrinker: Shrinker | null = null;
  private frameCount = 0;

  constructor(framesPerSecond: number) {
    this.framesPerSecond = framesPerSecond;
    this.cuts = new CutDetector(framesPerSecond);
    this.dissolves = new DissolveDetector(framesPerSecond);
  }

  /** `difference`: mean absolute difference to the frame before, 0 for the first. */
  push(frame: GrayFrame, difference: number): void {
    const index = this.frameCount;
    this.frameCount += 1;
    const rows = Math.max(1, Math.round((smallColumns * frame.height) / frame.width));
    this.shrinker ??= new Shrinker(frame.width, frame.height, smallColumns, rows);
    const small = this.shrinker.shrink(frame.pixels);
    const cut = this.cuts.push(index, small, difference);
    if (cut) this.add({ ...cut, transition: "cut" });
    const dark = this.dark.push(index, frame.pixels, meanLevel(small));
    if (dark) this.addFade(dark);
    if (difference >= shotThresholds.cutDifference) this.dissolves.reset();
    const dissolve = this.dissolves.push(index, small);
    if (dissolve !== null) this.add({ frame: dissolve, transition: "dissolve", confidence: 0.7 });
  }

  finish(): Shot[] {
    for (const cut of this.cuts.flush()) this.add({ ...cut, transition: "cut" });
    const sorted = this.boundaries.toSorted((a, b) => a.frame - b.frame);
    const starts: (Boundary | { frame: number; transition: "start"; confidence: number })[] = [
      { frame: 0, transition: "start", confidence: 1 },
      ...sorted,
    ];
    const seconds = (frame: number) => frame / this.framesPerSecond;
    return starts.map(({ frame, transition, confidence }, position) => ({
      startSeconds: seconds(frame),
      endSeconds: seconds(starts[position + 1]?.frame ?? this.frameCount),
      transition,
      confidence,
    }));
  }

  /** Darkness that a cut entered or left has its boundary there; darkness at the start has none. */
  private addFade({ startFrame, riseFrame }: { startFrame: number; riseFrame: number }): void {
    if (startFrame > 0) this.add({ frame: riseFrame, transition: "fade", confidence: 0.8 }, startFrame);
  }

  /** Of two boundaries closer than the shortest shot (or in one dark stretch) the sharper stays. */
  private add(boundary: Boundary, since = boundary.frame): void {
    const shortest = Math.round(shotThresholds.shortestShotSeconds * this.framesPerSecond);
    const near = (other: Boundary) =>
      other.frame > since - shortest && other.frame < boundary.frame + shortest;
    const rivals = this.boundaries.filter(near);
    const rank = { cut: 2, fade: 1, dissolve: 0 };
    if (rivals.some((rival) => rank[rival.transition] >= rank[boundary.transition])) return;
    for (const rival of rivals) this.boundaries.splice(this.boundaries.indexOf(rival), 1);
    this.boundaries.push(boundary);
  }
}
