import { shotThresholds } from "./shot-thresholds.ts";

/** 95th percentile of luma below the dark level. */
export function isDark(pixels: Uint8Array): boolean {
  let bright = 0;
  const limit = pixels.length * 0.05;
  for (let index = 0; index < pixels.length && bright < limit; index += 1) {
    if ((pixels[index] as number) > shotThresholds.darkLevel) bright += 1;
  }
  return bright < limit;
}

/**
 * Follows dark stretches and tells where a fade in begins: the first frame that rises above the darkness for good.
 * A stretch entered by a cut, or the one the video begins with, is no fade.
 */
export class DarkStretchDetector {
  private stretch: { startFrame: number; lowest: number; riseFrame: number | null } | null = null;

  /** @returns the stretch that ended with this frame, if one did */
  push(frame: number, pixels: Uint8Array, mean: number): { startFrame: number; riseFrame: number } | null {
    if (isDark(pixels)) {
      this.stretch ??= { startFrame: frame, lowest: mean, riseFrame: null };
      this.stretch.lowest = Math.min(this.stretch.lowest, mean);
      if (mean <= this.stretch.lowest + shotThresholds.fadeRise) this.stretch.riseFrame = null;
      else this.stretch.riseFrame ??= frame;
      return null;
    }
    const ended = this.stretch;
    this.stretch = null;
    return ended && { startFrame: ended.startFrame, riseFrame: ended.riseFrame ?? frame };
  }

  /** Where the darkness began that the video ends in; null where it does not. */
  finish(): number | null {
    return this.stretch?.startFrame ?? null;
  }
}
