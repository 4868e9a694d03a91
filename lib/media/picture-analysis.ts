import { compareFrames, type GrayFrame } from "#lib/signals/gray-frame.ts";
import { changedLevel, MotionTracker } from "#lib/signals/motion-tracker.ts";
import { ShotDetector } from "#lib/signals/shot-detector.ts";
import type { DecodePlan } from "./decode-plan.ts";
import { FrameSplitter } from "./frame-splitter.ts";

/** Takes ffmpeg's gray frames as they come and keeps shots and motion; its memory does not grow with the frames. */
export class PictureAnalysis {
  frameCount = 0;
  private readonly shots: ShotDetector;
  private readonly motion: MotionTracker;
  private readonly splitter: FrameSplitter;
  private readonly size: DecodePlan["gray"];
  private before: GrayFrame | null = null;

  constructor(plan: DecodePlan) {
    this.size = plan.gray;
    this.shots = new ShotDetector(plan.framesPerSecond);
    this.motion = new MotionTracker(plan.framesPerSecond);
    this.splitter = new FrameSplitter(plan.gray.width * plan.gray.height, (pixels) => this.take(pixels));
  }

  push(chunk: Uint8Array): void {
    this.splitter.push(chunk);
  }

  finish() {
    const { stepSeconds, motion, cameraShake } = this.motion.finish();
    return {
      frameCount: this.frameCount,
      shots: this.shots.finish(),
      motion: { stepSeconds, values: motion },
      cameraShake,
    };
  }

  private take(pixels: Uint8Array): void {
    const frame: GrayFrame = { ...this.size, pixels };
    const change = this.before && compareFrames(pixels, this.before.pixels, changedLevel);
    this.shots.push(frame, change?.difference ?? 0);
    this.motion.push(this.frameCount, frame, change);
    this.before = frame;
    this.frameCount += 1;
  }
}
