import { describe, expect, it } from "vitest";
import { measureFaceLight, measureSharpness } from "#lib/signals/frame-light.ts";
import { compareFrames, correlation, Shrinker } from "#lib/signals/gray-frame.ts";
import { type RgbFrame, sampleSquare, squareToFrame } from "#lib/signals/rgb-frame.ts";

/** A frame whose pixels are gray by a function of their place. */
function frame(width: number, height: number, level: (x: number, y: number) => number): RgbFrame {
  const pixels = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index += 1) {
    pixels.fill(level(index % width, Math.floor(index / width)), 3 * index, 3 * index + 3);
  }
  return { width, height, pixels };
}

describe("sampleSquare", () => {
  const ramp = frame(64, 64, (x) => 2 * x);

  it("reproduces a picture at its own size", () => {
    const target = new Float32Array(64 * 64 * 3);
    sampleSquare(ramp, { centerX: 32, centerY: 32, size: 64, angle: 0 }, 64, 1, 0, target);
    expect(Array.from(target.subarray(0, 12))).toEqual([0, 0, 0, 2, 2, 2, 4, 4, 4, 6, 6, 6]);
  });

  it("scales and shifts the values", () => {
    const target = new Float32Array(8 * 8 * 3);
    sampleSquare(ramp, { centerX: 32, centerY: 32, size: 8, angle: 0 }, 8, 0.5, -1, target);
    expect(target[0]).toBeCloseTo(28 * 2 * 0.5 - 1);
  });

  it("is black beyond the edge", () => {
    const target = new Float32Array(4 * 4 * 3).fill(7);
    sampleSquare(
      frame(8, 8, () => 200),
      { centerX: -20, centerY: 0, size: 4, angle: 0 },
      4,
      1,
      0,
      target,
    );
    expect(target.every((value) => value === 0)).toBe(true);
  });

  it("turns clockwise: down becomes left of the square's own up", () => {
    const target = new Float32Array(8 * 8 * 3);
    sampleSquare(ramp, { centerX: 32, centerY: 32, size: 8, angle: Math.PI / 2 }, 8, 1, 0, target);
    // Along a row of the turned square x stays, down its columns x falls.
    expect(target[0]).toBeCloseTo(target[3] as number);
    expect(target[0]).toBeGreaterThan(target[8 * 7 * 3] as number);
  });

  it("agrees with squareToFrame", () => {
    const square = { centerX: 20, centerY: 30, size: 16, angle: 0.4 };
    const target = new Float32Array(16 * 16 * 3);
    sampleSquare(ramp, square, 16, 1, 0, target);
    const [x] = squareToFrame(square, 4.5 / 16, 9.5 / 16);
    expect(target[3 * (9 * 16 + 4)]).toBeCloseTo(2 * (x - 0.5), 3);
  });
});

describe("light", () => {
  const face = { left: 40, top: 40, width: 20, height: 20 };
  const lit = (inside: number, outside: number) =>
    frame(100, 100, (x, y) => (x >= 36 && x < 64 && y >= 36 && y < 64 ? inside : outside));

  it("tells the face from what is around it", () => {
    const { face: on, surround } = measureFaceLight(lit(60, 180), face);
    expect(on).toBeCloseTo(60);
    expect(surround).toBeCloseTo(180);
  });

  it("measures a face at the edge of the picture", () => {
    expect(measureFaceLight(lit(60, 180), { ...face, left: -15, top: -15 }).face).toBeCloseTo(180);
  });
});

describe("measureSharpness", () => {
  it("is 0 of a flat picture and of an even ramp", () => {
    expect(measureSharpness(frame(32, 32, () => 90))).toBeCloseTo(0);
    expect(measureSharpness(frame(32, 32, (x) => 3 * x))).toBeCloseTo(0);
  });

  it("falls when edges are blurred", () => {
    const sharp = frame(64, 64, (x) => (x % 16 < 8 ? 40 : 200));
    const soft = frame(64, 64, (x) => 120 + 80 * Math.sin((2 * Math.PI * x) / 16));
    expect(measureSharpness(soft)).toBeLessThan(measureSharpness(sharp) / 4);
  });
});

describe("gray frames", () => {
  it("compares by mean difference and by share of changed pixels", () => {
    const change = compareFrames(Uint8Array.of(10, 10, 10, 50), Uint8Array.of(10, 10, 14, 10), 12);
    expect(change).toEqual({ difference: 11, changedShare: 0.25, isSame: false });
    expect(compareFrames(Uint8Array.of(1, 2), Uint8Array.of(1, 2), 12).isSame).toBe(true);
  });

  it("shrinks by averaging blocks", () => {
    const pixels = Uint8Array.of(0, 10, 100, 110, 20, 30, 120, 130);
    expect(Array.from(new Shrinker(4, 2, 2, 1).shrink(pixels))).toEqual([15, 115]);
  });

  it("correlates pictures by their content, not by their brightness", () => {
    const scene = Uint8Array.of(10, 50, 20, 90);
    expect(
      correlation(
        scene,
        scene.map((value) => value * 2),
      ),
    ).toBeCloseTo(1);
    expect(
      correlation(
        scene,
        scene.map((value) => 100 - value),
      ),
    ).toBeCloseTo(-1);
  });
});
