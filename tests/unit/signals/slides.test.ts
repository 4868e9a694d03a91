import { describe, expect, it } from "vitest";
import { measureFlatness } from "#lib/signals/frame-flatness.ts";
import type { RgbFrame } from "#lib/signals/rgb-frame.ts";
import { measureSlides, type SlideSample } from "#lib/signals/slides.ts";
import type { Shot } from "#lib/signals/visual-measurements.ts";
import { makeFace } from "#tests/factories/sight.ts";

/** A frame whose pixels are gray by a function of their place. */
function frame(width: number, height: number, level: (x: number, y: number) => number): RgbFrame {
  const pixels = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index += 1) {
    pixels.fill(level(index % width, Math.floor(index / width)), 3 * index, 3 * index + 3);
  }
  return { width, height, pixels };
}

describe("measureFlatness", () => {
  it("is the share of pixels like those beside and below them", () => {
    const half = frame(41, 21, (x) => (x < 20 ? 200 : 40 + 5 * (x % 30)));
    expect(measureFlatness(half)).toBeCloseTo(0.475, 2);
  });

  it("leaves black bars out", () => {
    const noise = (x: number, y: number) => 60 + ((x * 37 + y * 101) % 90);
    const boxed = frame(60, 40, (x, y) => (x < 20 || x >= 40 ? 0 : noise(x, y)));
    expect(measureFlatness(boxed)).toBeLessThan(0.1);
  });

  it("is unknown of an empty picture", () => {
    expect(measureFlatness(frame(20, 20, () => 0))).toBeNull();
    expect(measureFlatness(frame(20, 20, () => 180))).toBeNull();
  });
});

describe("measureSlides", () => {
  const shot = (startSeconds: number, endSeconds: number): Shot => ({
    startSeconds,
    endSeconds,
    transition: "cut",
    confidence: 1,
  });
  const inset = makeFace({ height: 0.12, centerX: 0.9 });
  const samples = (make: (seconds: number) => Omit<SlideSample, "seconds">): SlideSample[] =>
    Array.from({ length: 20 }, (_, seconds) => ({ seconds, ...make(seconds) }));

  it("tells the time of slides, of the speaker on them, and the changes between them", () => {
    const talk = samples((seconds) => ({
      flatness: seconds < 15 ? 0.85 : 0.3,
      face: seconds < 5 ? null : seconds < 15 ? inset : makeFace(),
    }));
    const shots = [shot(0, 5), shot(5, 10), shot(10, 15), shot(15, 20)];
    const { slideShare, slideChanges, pictureInPicture } = measureSlides(talk, shots, 20);
    expect(slideShare).toMatchObject({ value: 0.75, evidence: [{ startSeconds: 0, endSeconds: 15 }] });
    expect(pictureInPicture).toMatchObject({ value: 0.5, evidence: [{ startSeconds: 5, endSeconds: 15 }] });
    // The cut at 15 s leaves the slides.
    expect(slideChanges).toMatchObject({
      value: 2,
      evidence: [{ startSeconds: 5 }, { startSeconds: 10 }],
    });
  });

  it("takes a speaker before a plain wall for no slide", () => {
    const { slideShare } = measureSlides(
      samples(() => ({ flatness: 0.9, face: makeFace({ height: 0.4 }) })),
      [shot(0, 20)],
      20,
    );
    expect(slideShare.value).toBe(0);
  });

  it("says too_short of a look or two", () => {
    const { slideShare } = measureSlides(samples(() => ({ flatness: 0.9, face: null })).slice(0, 2), [], 2);
    expect(slideShare).toMatchObject({ measured: false, reason: "too_short" });
  });
});
