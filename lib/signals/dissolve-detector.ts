import { correlation, meanAbsoluteDifference, meanLevel } from "./gray-frame.ts";
import { shotThresholds } from "./shot-thresholds.ts";

/**
 * Finds dissolves in a sequence of small pictures: where the ends of a window differ in content and its middle is the
 * mean of them. Motion fails the second test, a change of exposure the first.
 */
export class DissolveDetector {
  private readonly window: Uint8Array[] = [];
  private readonly length: number;
  private best: { frame: number; strength: number } | null = null;

  constructor(framesPerSecond: number) {
    this.length = Math.max(4, Math.round(shotThresholds.dissolveSeconds * framesPerSecond)) | 1;
  }

  /** Forgets what came before a cut. */
  reset(): void {
    this.window.length = 0;
    this.best = null;
  }

  /** @returns the middle frame of a dissolve once it has passed, else null */
  push(frame: number, small: Uint8Array): number | null {
    this.window.push(small);
    if (this.window.length > this.length) this.window.shift();
    const strength = this.window.length === this.length ? this.strength() : 0;
    if (strength > 0) {
      if (!this.best || strength > this.best.strength) this.best = { frame, strength };
      return null;
    }
    const found = this.best;
    this.best = null;
    return found && found.frame - (this.length >> 1);
  }

  private strength(): number {
    const first = this.window[0] as Uint8Array;
    const last = this.window[this.length - 1] as Uint8Array;
    const middle = this.window[this.length >> 1] as Uint8Array;
    const difference = meanAbsoluteDifference(first, last);
    if (difference < shotThresholds.dissolveDifference) return 0;
    if (Math.min(meanLevel(first), meanLevel(last)) < shotThresholds.darkLevel) return 0;
    const mixed = first.map((value, index) => (value + (last[index] as number)) >> 1);
    const residual = meanAbsoluteDifference(mixed, middle) / difference;
    if (residual > shotThresholds.dissolveResidual) return 0;
    return correlation(first, last) < shotThresholds.dissolveCorrelation ? difference * (1 - residual) : 0;
  }
}
