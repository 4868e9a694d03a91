import type { RgbFrame } from "./rgb-frame.ts";

const grid = { columns: 4, rows: 3 };
/** Every so many pixels of a row and rows of a picture are enough for means. */
const stride = 4;

/** What a picture looks like at a glance: mean red, green and blue, 0..1, of each field of a 4 × 3 grid. */
export function describeAppearance({ width, height, pixels }: RgbFrame): number[] {
  const sums = new Float64Array(grid.columns * grid.rows * 3);
  const counts = new Uint32Array(grid.columns * grid.rows);
  for (let y = 0; y < height; y += stride) {
    const row = Math.floor((y * grid.rows) / height) * grid.columns;
    for (let x = 0; x < width; x += stride) {
      const cell = row + Math.floor((x * grid.columns) / width);
      const at = 3 * (y * width + x);
      for (let channel = 0; channel < 3; channel += 1) {
        const place = 3 * cell + channel;
        sums[place] = (sums[place] as number) + (pixels[at + channel] as number);
      }
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  return Array.from(sums, (sum, place) => sum / 255 / Math.max(1, counts[Math.floor(place / 3)] as number));
}
