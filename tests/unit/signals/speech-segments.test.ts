import { describe, expect, it } from "vitest";
import { measureNoiseLevel, tightenSegments } from "#lib/signals/speech-segments.ts";

/** Levels of 10 ms frames: `noise` everywhere, `speech` within the ranges (seconds). */
function levels(seconds: number, ranges: [number, number][], speech = -25, noise = -60): Float32Array {
  const frames = new Float32Array(seconds * 100).fill(noise);
  for (const [start, end] of ranges) frames.fill(speech, Math.round(start * 100), Math.round(end * 100));
  return frames;
}

describe("tightenSegments", () => {
  it("moves late ends back to where the sound ends", () => {
    const [segment] = tightenSegments([{ startSeconds: 1, endSeconds: 2.15 }], levels(4, [[1, 2]]));
    expect(segment).toEqual({ startSeconds: 1, endSeconds: 2 });
  });

  it("moves late beginnings back over the sound before them", () => {
    const [segment] = tightenSegments([{ startSeconds: 1.2, endSeconds: 2 }], levels(4, [[1, 2]]));
    expect(segment?.startSeconds).toBeCloseTo(1, 2);
  });

  it("moves early beginnings forward to the sound", () => {
    const [segment] = tightenSegments([{ startSeconds: 0.9, endSeconds: 2 }], levels(4, [[1, 2]]));
    expect(segment?.startSeconds).toBeCloseTo(1, 2);
  });

  it("never lets a segment begin before the one before it ended", () => {
    const loud = levels(4, [[1, 3]]);
    const [first, second] = tightenSegments(
      [
        { startSeconds: 1, endSeconds: 2 },
        { startSeconds: 2.1, endSeconds: 3 },
      ],
      loud,
    );
    expect(second?.startSeconds).toBeGreaterThanOrEqual(first?.endSeconds ?? Infinity);
  });

  it("leaves the detector's edges where speech does not stand out of the noise", () => {
    const segment = { startSeconds: 1, endSeconds: 2.15 };
    expect(tightenSegments([segment], levels(4, [[1, 2]], -55))).toEqual([segment]);
  });
});

describe("measureNoiseLevel", () => {
  it("is the level between the segments", () => {
    expect(measureNoiseLevel(levels(4, [[1, 2]]), [{ startSeconds: 1, endSeconds: 2 }])).toBe(-60);
  });

  it("falls back on the quietest moments where all is speech", () => {
    const all = levels(4, [[0.5, 4]]);
    expect(measureNoiseLevel(all, [{ startSeconds: 0, endSeconds: 4 }])).toBe(-60);
  });
});
