import type { GrayFrame } from "#lib/signals/gray-frame.ts";

const size = { width: 160, height: 90 };
const cell = 9;
/** A view is a window onto a wide picture; sums of cells, so that it goes on at its edges. */
const wide = { width: 56 * cell, height: 20 * cell };
const pictures = new Map<number, Uint8Array>();

/** A number 0..1 that looks random and is the same for the same place and seed. */
function speck(column: number, row: number, seed: number): number {
  const value = Math.sin((column % 56) * 127.1 + (row % 20) * 311.7 + seed * 74.7) * 43_758.5453;
  return value - Math.floor(value);
}

function paint(seed: number): Uint8Array {
  return Uint8Array.from({ length: wide.width * wide.height }, (_, index) => {
    const [across, down] = [(index % wide.width) / cell, Math.floor(index / wide.width) / cell];
    const [column, row] = [Math.floor(across), Math.floor(down)];
    const [right, below] = [across - column, down - row];
    const upper = speck(column, row, seed) * (1 - right) + speck(column + 1, row, seed) * right;
    const lower = speck(column, row + 1, seed) * (1 - right) + speck(column + 1, row + 1, seed) * right;
    return 30 + 210 * (upper * (1 - below) + lower * below);
  });
}

/** A view full of soft spots, another for each seed; `x`, `y` move it in pixels, `gain` darkens it. */
export function makeView(seed: number, { x = 0, y = 0, gain = 1 } = {}): GrayFrame {
  const picture = pictures.get(seed) ?? paint(seed);
  pictures.set(seed, picture);
  const [left, top] = [Math.round(x) + wide.width, Math.round(y) + wide.height];
  const pixels = new Uint8Array(size.width * size.height);
  for (let index = 0; index < pixels.length; index += 1) {
    const column = (left + (index % size.width)) % wide.width;
    const row = (top + Math.floor(index / size.width)) % wide.height;
    pixels[index] = gain * (picture[row * wide.width + column] as number);
  }
  return { ...size, pixels };
}

/** A mixture of two views, `share` of the second. */
export function mixViews(a: GrayFrame, b: GrayFrame, share: number): GrayFrame {
  const pixels = a.pixels.map((value, index) => value * (1 - share) + (b.pixels[index] ?? 0) * share);
  return { ...size, pixels };
}
