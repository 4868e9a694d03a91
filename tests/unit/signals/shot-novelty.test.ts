import { describe, expect, it } from "vitest";
import type { GrayFrame } from "#lib/signals/gray-frame.ts";
import { measureNovelty, shrinkBy } from "#lib/signals/shot-novelty.ts";
import { makeView } from "#tests/factories/view.ts";

const small = (...view: Parameters<typeof makeView>) => shrinkBy(2, makeView(...view));

describe("measureNovelty", () => {
  it("finds nearly all of another view new", () => {
    expect(measureNovelty(small(1), small(2))).toBeGreaterThan(0.6);
  });

  it("finds little new in a view that moved, however it shook", () => {
    for (const shift of [
      { x: 4, y: 0 },
      { x: -14, y: 8 },
      { x: 18, y: -10 },
    ]) {
      expect(measureNovelty(small(1), small(1, shift))).toBeLessThan(0.4);
    }
  });

  it("finds nothing new in a view that grew darker", () => {
    expect(measureNovelty(small(1), small(1, { gain: 0.4 }))).toBeLessThan(0.15);
  });

  it("cannot tell where one of the pictures is flat", () => {
    const flat: GrayFrame = { width: 80, height: 45, pixels: new Uint8Array(80 * 45).fill(200) };
    expect(measureNovelty(flat, small(1))).toBeNull();
    expect(measureNovelty(small(1), flat)).toBeNull();
  });
});

describe("shrinkBy", () => {
  it("averages and cuts off what is left over", () => {
    const pixels = Uint8Array.from([10, 20, 99, 30, 40, 99, 99, 99, 99]);
    expect(shrinkBy(2, { width: 3, height: 3, pixels })).toEqual({
      width: 1,
      height: 1,
      pixels: Uint8Array.from([25]),
    });
  });
});
