import { meanAbsoluteDifference } from "./gray-frame.ts";
import { shotThresholds } from "./shot-thresholds.ts";

interface Step {
  frame: number;
  small: Uint8Array;
  /** Mean absolute difference to the picture before. */
  difference: number;
}

/**
 * Hard cuts by an adaptive threshold (as PySceneDetect's AdaptiveDetector): a jump far above those around it that does
 * not come back as a flash does. Answers a few frames late, when it has seen what follows.
 */
export class CutDetector {
  private steps: Step[] = [];
  private readonly lookahead: number;

  constructor(framesPerSecond: number) {
    this.lookahead = Math.max(
      shotThresholds.cutWindowFrames,
      Math.round(shotThresholds.flashSeconds * framesPerSecond),
    );
  }

  /** @returns the cut, if the frame that now has its look-ahead begins a new shot */
  push(frame: number, small: Uint8Array, difference: number): { frame: number; confidence: number } | null {
    this.steps.push({ frame, small, difference });
    if (this.steps.length > 2 * this.lookahead + 1) this.steps.shift();
    const at = this.steps.length - 1 - this.lookahead;
    return at >= 1 ? this.judge(at) : null;
  }

  /** Judges the frames that will get no more look-ahead. */
  flush(): { frame: number; confidence: number }[] {
    const from = Math.max(1, this.steps.length - this.lookahead);
    const rest = this.steps.map((_, at) => (at >= from ? this.judge(at) : null));
    return rest.filter((cut) => cut !== null);
  }

  private judge(at: number): { frame: number; confidence: number } | null {
    const step = this.steps[at] as Step;
    if (step.difference < shotThresholds.cutDifference) return null;
    const around = [1, 2, 3].flatMap((offset) => [this.steps[at - offset], this.steps[at + offset]]);
    const others = around.filter((other) => other !== undefined).map((other) => other.difference);
    const mean = others.reduce((sum, value) => sum + value, 0) / Math.max(1, others.length);
    const ratio = step.difference / Math.max(1, mean);
    if (ratio < shotThresholds.cutRatio || this.isFlash(at)) return null;
    return { frame: step.frame, confidence: Math.min(1, ratio / (3 * shotThresholds.cutRatio)) };
  }

  /** Into a flash: the picture before comes back. Out of it: what is seen now was there before. */
  private isFlash(at: number): boolean {
    const before = (this.steps[at - 1] as Step).small;
    const now = (this.steps[at] as Step).small;
    const limit = meanAbsoluteDifference(before, now) * shotThresholds.flashLikeness;
    const isLike = (picture: Uint8Array) => (step: Step) =>
      meanAbsoluteDifference(picture, step.small) < limit;
    return this.steps.slice(at + 1).some(isLike(before)) || this.steps.slice(0, at - 1).some(isLike(now));
  }
}
