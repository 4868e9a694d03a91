import { describe, expect, it } from "vitest";
import { compareFrames, type GrayFrame } from "#lib/signals/gray-frame.ts";
import { changedLevel, MotionTracker } from "#lib/signals/motion-tracker.ts";

const size = { width: 160, height: 90 };

/** Texture moved by (x, y) pixels, with a bright square at `square` when given. */
function picture(x: number, y: number, square?: number): GrayFrame {
  const pixels = Uint8Array.from({ length: size.width * size.height }, (_, index) => {
    const [column, row] = [index % size.width, Math.floor(index / size.width)];
    if (square !== undefined && Math.abs(column - square) < 12 && Math.abs(row - 45) < 12) return 255;
    const u = column - x;
    const v = row - y;
    return Math.round(
      128 + 40 * Math.sin(u / 6) + 30 * Math.sin(u / 17 + 1) + 40 * Math.sin(v / 5) + 15 * Math.sin(v / 13),
    );
  });
  return { ...size, pixels };
}

function track(frames: GrayFrame[]) {
  const tracker = new MotionTracker(10);
  frames.forEach((frame, index) => {
    const before = frames[index - 1];
    tracker.push(index, frame, before ? compareFrames(frame.pixels, before.pixels, changedLevel) : null);
  });
  return tracker.finish();
}

const frames = (count: number, make: (index: number) => GrayFrame) =>
  Array.from({ length: count }, (_, i) => make(i));

describe("MotionTracker", () => {
  it("measures a camera that moves two pixels a frame as two pixels of the width", () => {
    const { cameraShake } = track(frames(20, (index) => picture(2 * index, 0)));
    expect((cameraShake ?? 0) * size.width).toBeCloseTo(2, 1);
  });

  it("adds both directions of a shaking camera", () => {
    const { cameraShake } = track(
      frames(20, (index) => picture(index % 2 === 0 ? 0 : 1.5, index % 2 === 0 ? 0 : 2)),
    );
    expect(Math.abs((cameraShake ?? 0) * size.width - 2.5)).toBeLessThan(0.25);
  });

  it("keeps still when only something before the camera moves", () => {
    const { cameraShake, motion } = track(frames(20, (index) => picture(0, 0, 40 + 4 * index)));
    expect((cameraShake ?? 1) * size.width).toBeLessThan(0.1);
    expect(motion[1]).toBeGreaterThan(0);
  });

  it("knows no shake of a picture without texture", () => {
    const flat = (level: number) => ({
      ...size,
      pixels: new Uint8Array(size.width * size.height).fill(level),
    });
    expect(track(frames(20, (index) => flat(100 + index))).cameraShake).toBeNull();
  });

  it("ignores repeated frames, as of a varying frame rate", () => {
    const moving = frames(20, (index) => picture(2 * index, 0));
    const doubled = moving.flatMap((frame) => [frame, frame]);
    expect(track(doubled).cameraShake).toBeCloseTo(track(moving).cameraShake ?? 0, 6);
  });

  it("leaves cuts out of the motion", () => {
    const dark = { ...size, pixels: new Uint8Array(size.width * size.height) };
    const { motion } = track([...frames(5, () => picture(0, 0)), dark, ...frames(4, () => dark)]);
    expect(motion.every((value) => value === null || value === 0)).toBe(true);
  });
});
