import { type BlockProfiles, measureDisplacement, profileBlocks } from "./global-displacement.ts";
import type { FrameChange, GrayFrame } from "./gray-frame.ts";

/** A pixel has moved when its luma changed by more than sensor noise and compression do. */
export const changedLevel = 12;
/** Share of pixels that change at once only in a cut. */
const cutShare = 0.6;
const binsPerSecond = 2;

/**
 * Movement of the picture over time: share of pixels that changed, in half-second bins, and the displacement of the
 * whole picture. Cuts and repeated frames (a varying frame rate) do not count.
 */
export class MotionTracker {
  private readonly framesPerSecond: number;
  private readonly bins: { sum: number; count: number }[] = [];
  private profiles: BlockProfiles | null = null;
  private squaredShares = 0;
  private displacements = 0;

  constructor(framesPerSecond: number) {
    this.framesPerSecond = framesPerSecond;
  }

  /** `change`: against the frame before, null for the first; its share of changed pixels is at `changedLevel`. */
  push(index: number, frame: GrayFrame, change: FrameChange | null): void {
    const bin = Math.floor((index / this.framesPerSecond) * binsPerSecond);
    while (this.bins.length <= bin) this.bins.push({ sum: 0, count: 0 });
    if (change?.isSame) return;
    const profiles = profileBlocks(frame);
    if (change && change.changedShare < cutShare) {
      const entry = this.bins[bin] as { sum: number; count: number };
      entry.sum += change.changedShare;
      entry.count += 1;
      this.addDisplacement(profiles, frame.width);
    }
    this.profiles = profiles;
  }

  finish(): { stepSeconds: number; motion: (number | null)[]; cameraShake: number | null } {
    return {
      stepSeconds: 1 / binsPerSecond,
      motion: this.bins.map(({ sum, count }) => (count === 0 ? null : Number((sum / count).toFixed(4)))),
      cameraShake: this.displacements < 5 ? null : Math.sqrt(this.squaredShares / this.displacements),
    };
  }

  private addDisplacement(profiles: BlockProfiles, width: number): void {
    const moved = this.profiles && measureDisplacement(this.profiles, profiles);
    if (!moved) return;
    this.squaredShares += (moved.x ** 2 + moved.y ** 2) / width ** 2;
    this.displacements += 1;
  }
}
