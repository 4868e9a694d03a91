import { CutDetector } from "./cut-detector.ts";
import { DarkStretchDetector } from "./dark-stretch.ts";
import { DissolveDetector } from "./dissolve-detector.ts";
import { type GrayFrame, meanLevel, Shrinker } from "./gray-frame.ts";
import { shrinkBy } from "./shot-novelty.ts";
import { shotThresholds } from "./shot-thresholds.ts";
import type { Shot } from "./visual-measurements.ts";

interface Boundary {
  frame: number;
  transition: "cut" | "fade" | "dissolve";
  confidence: number;
}

/** Pictures in which motion is searched for have at most so many pixels, those of dissolves so many columns. */
const searchArea = 5000;
const smallColumns = 32;
const rank = { cut: 2, fade: 1, dissolve: 0 };

function planShrinking({ width, height }: GrayFrame) {
  const factor = Math.max(2, Math.ceil(Math.sqrt((width * height) / searchArea)));
  const rows = Math.max(1, Math.round((smallColumns * height) / width));
  const [columns, lines] = [Math.floor(width / factor), Math.floor(height / factor)];
  return { factor, toSmall: new Shrinker(columns, lines, smallColumns, rows) };
}

/**
 * Splits a video into shots from its luma pictures at a constant rate, in one pass and bounded memory: hard cuts to
 * the frame, fades through black at the start of the fade in, a fade out at the end where darkness is reached,
 * dissolves at their middle.
 */
export class ShotDetector {
  private readonly framesPerSecond: number;
  private readonly cuts: CutDetector;
  private readonly dissolves: DissolveDetector[];
  private readonly dark = new DarkStretchDetector();
  private readonly boundaries: Boundary[] = [];
  /** As many as are looked back at, written over in turn: garbage that lives for seconds piles up. */
  private readonly views: { picture: GrayFrame; small: Uint8Array }[] = [];
  private readonly viewCount: number;
  private shrinking: ReturnType<typeof planShrinking> | null = null;
  private frameCount = 0;

  constructor(framesPerSecond: number) {
    this.framesPerSecond = framesPerSecond;
    this.cuts = new CutDetector(framesPerSecond);
    this.dissolves = shotThresholds.dissolveSeconds.map(
      (seconds) => new DissolveDetector(framesPerSecond, seconds),
    );
    this.viewCount = Math.max(...[this.cuts, ...this.dissolves].map(({ length }) => length)) + 1;
  }

  /** `difference`: mean absolute difference to the frame before, 0 for the first. */
  push(frame: GrayFrame, difference: number): void {
    const index = this.frameCount;
    this.frameCount += 1;
    const { picture, small } = this.view(index, frame);
    this.addCut(this.cuts.push(index, picture, difference));
    const dark = this.dark.push(index, frame.pixels, meanLevel(small));
    if (dark) this.addFade(dark);
    for (const detector of this.dissolves) this.addDissolve(detector.push(index, small, picture));
  }

  finish(): Shot[] {
    for (const cut of this.cuts.flush()) this.addCut(cut);
    for (const detector of this.dissolves) this.addDissolve(detector.finish());
    this.addLastFade();
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

  private view(index: number, frame: GrayFrame) {
    this.shrinking ??= planShrinking(frame);
    const { factor, toSmall } = this.shrinking;
    const old = this.views[index % this.viewCount];
    const picture = shrinkBy(factor, frame, old?.picture);
    const view = { picture, small: toSmall.shrink(picture.pixels, old?.small) };
    this.views[index % this.viewCount] = view;
    return view;
  }

  private addCut(cut: { frame: number; confidence: number } | null): void {
    if (cut) this.add({ ...cut, transition: "cut" });
  }

  private addDissolve(dissolve: { frame: number; strength: number } | null): void {
    if (dissolve)
      this.add({ frame: dissolve.frame, transition: "dissolve", confidence: 0.9 * dissolve.strength });
  }

  /** Darkness that a cut entered or left has its boundary there; darkness at the start has none. */
  private addFade({ startFrame, riseFrame }: { startFrame: number; riseFrame: number }): void {
    if (startFrame > 0) this.add({ frame: riseFrame, transition: "fade", confidence: 0.8 }, startFrame);
  }

  /** The darkness a video ends in is a part of its own where it lasts as long as a shot. */
  private addLastFade(): void {
    const start = this.dark.finish();
    if (start === null || start === 0 || this.frameCount - start < this.shortestShot()) return;
    this.add({ frame: start, transition: "fade", confidence: 0.8 });
  }

  private shortestShot(): number {
    return Math.round(shotThresholds.shortestShotSeconds * this.framesPerSecond);
  }

  /** Of two boundaries closer than the shortest shot (or in one dark stretch) the sharper stays, then the surer. */
  private add(boundary: Boundary, since = boundary.frame): void {
    const shortest = this.shortestShot();
    const near = (other: Boundary) =>
      other.frame > since - shortest && other.frame < boundary.frame + shortest;
    const rivals = this.boundaries.filter(near);
    const weight = ({ transition, confidence }: Boundary) => rank[transition] + 0.9 * confidence;
    if (rivals.some((rival) => weight(rival) >= weight(boundary))) return;
    for (const rival of rivals) this.boundaries.splice(this.boundaries.indexOf(rival), 1);
    this.boundaries.push(boundary);
  }
}
