import { isDark } from "./dark-stretch.ts";
import { type GrayFrame, meanAbsoluteDifference } from "./gray-frame.ts";
import { measureNovelty } from "./shot-novelty.ts";
import { shotThresholds } from "./shot-thresholds.ts";

interface Step {
  frame: number;
  picture: GrayFrame;
  /** Mean absolute difference to the picture before. */
  difference: number;
}

interface Cut {
  frame: number;
  confidence: number;
}

/**
 * Hard cuts: a frame that shows what the ones before it do not, even where they moved, shook or changed brightness,
 * and that stays, as a flash does not. A jump within one scene shows little that is new: it must stand far above the
 * movement around it (an adaptive threshold, as PySceneDetect's AdaptiveDetector). Answers a few frames late.
 */
export class CutDetector {
  private steps: Step[] = [];
  private readonly lookahead: number;
  /** So many pictures are looked back at, the last one among them. */
  readonly length: number;

  constructor(framesPerSecond: number) {
    this.lookahead = Math.max(
      shotThresholds.cutWindowFrames,
      Math.round(shotThresholds.flashSeconds * framesPerSecond),
    );
    this.length = 2 * this.lookahead + 1;
  }

  /** @returns the cut, if the frame that now has its look-ahead begins a new shot */
  push(frame: number, picture: GrayFrame, difference: number): Cut | null {
    this.steps.push({ frame, picture, difference });
    if (this.steps.length > this.length) this.steps.shift();
    const at = this.steps.length - 1 - this.lookahead;
    return at >= 1 ? this.judge(at) : null;
  }

  /** Judges the frames that will get no more look-ahead. */
  flush(): Cut[] {
    const from = Math.max(1, this.steps.length - this.lookahead);
    const rest = this.steps.map((_, at) => (at >= from ? this.judge(at) : null));
    return rest.filter((cut) => cut !== null);
  }

  private judge(at: number): Cut | null {
    const { frame, difference } = this.steps[at] as Step;
    if (difference < shotThresholds.cutDifference) return null;
    const around = this.differencesAround(at);
    const most = Math.max(1, ...around);
    if (difference < shotThresholds.cutShareOfMost * most) return null;
    const confidence = this.confidence(at, difference, around);
    return confidence === null || this.isFlash(at) ? null : { frame, confidence };
  }

  private differencesAround(at: number): number[] {
    const window = shotThresholds.cutWindowFrames;
    const near = [
      ...this.steps.slice(Math.max(0, at - window), at),
      ...this.steps.slice(at + 1, at + 1 + window),
    ];
    return near.map((step) => step.difference);
  }

  /** How sure it is that another view begins here, 0..1; null where none does. */
  private confidence(at: number, difference: number, around: number[]): number | null {
    const close = this.novelty(at - 1, at, shotThresholds.sparseBlocks);
    const ratio = difference / Math.max(1, ...around);
    if (close === null)
      return ratio < shotThresholds.flatRatio ? null : Math.min(1, ratio / (2 * shotThresholds.flatRatio));
    if (close >= shotThresholds.sparseNovelty) {
      const novelty = this.novelty(at - 1, at) ?? 0;
      const isNew = novelty >= shotThresholds.cutNovelty && this.staysNew(at);
      if (isNew) return Math.min(1, 0.5 + 0.5 * ((novelty - shotThresholds.cutNovelty) / 0.3) + 0.05 * ratio);
    }
    const isJump = ratio >= shotThresholds.jumpRatio && close >= shotThresholds.jumpNovelty;
    return isJump ? Math.min(0.6, 0.05 * ratio + close) : null;
  }

  /** Null where one of the frames is flat or dark; frames beyond the video are new to all. */
  private novelty(before: number, now: number, every = 1): number | null {
    const [from, to] = [this.steps[before], this.steps[now]];
    if (!from || !to) return 1;
    if (isDark(from.picture.pixels) || isDark(to.picture.pixels)) return null;
    return measureNovelty(from.picture, to.picture, every);
  }

  /** A shake swings back, a cut does not: nor are the frames about it alike. */
  private staysNew(at: number): boolean {
    const pairs = [
      [2, 0],
      [1, 1],
      [2, 1],
      [1, 2],
      [3, 0],
    ] as const;
    return pairs.every(
      ([back, ahead]) => (this.novelty(at - back, at + ahead) ?? 1) >= shotThresholds.stayingNovelty,
    );
  }

  /** Into a flash: the picture before comes back. Out of it: what is seen now was there before. */
  private isFlash(at: number): boolean {
    const before = this.steps[at - 1] as Step;
    const now = this.steps[at] as Step;
    const limit =
      meanAbsoluteDifference(before.picture.pixels, now.picture.pixels) * shotThresholds.flashLikeness;
    const isLike = (one: Step) => (other: Step) => {
      if (meanAbsoluteDifference(one.picture.pixels, other.picture.pixels) < limit) return true;
      const novelty = measureNovelty(one.picture, other.picture, shotThresholds.sparseBlocks);
      return novelty !== null && novelty < shotThresholds.flashNovelty;
    };
    return this.steps.slice(at + 1).some(isLike(before)) || this.steps.slice(0, at - 1).some(isLike(now));
  }
}
