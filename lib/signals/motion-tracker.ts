import { type BlockProfiles, measureDisplacement, profileBlocks } from "./global-displacement.ts";
import type { GrayFrame } from "./gray-frame.ts";

/** A pixel has moved when its luma changed by more than sensor noise and compression do. */
const changedLevel = 12;
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

  push(index: number, frame: GrayFrame, before: GrayFrame | null): void {
    const bin = Math.floor((index / this.framesPerSecond) * binsPerSecond);
    while (this.bins.length <= bin) this.bins.push({ sum: 0, count: 0 });
    const share = before ? changedShare(frame.pixels, before.pixels) : null;
    if (share === "same") return;
    const profiles = profileBlocks(frame);
    if (share !== null && share < cutShare) {
      const entry = this.bins[bin] as { sum: number; count: number };
      entry.sum += share;
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

/** Share of pixels that changed visibly, or "same" when not a single one differs. */
function changedShare(now: Uint8Array, before: Uint8Array): number | "same" {
  let changed = 0;
  let different = false;
  for (let index = 0; index < now.length; index += 1) {
    const difference = Math.abs((now[index] as number) - (before[index] as number));
    if (difference > 0) different = true;
    if (difference > changedLevel) changed += 1;
  }
  return different ? changed / now.length : "same";
}
