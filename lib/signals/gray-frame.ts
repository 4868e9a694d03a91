/** One luma picture, row by row, 0..255. */
export interface GrayFrame {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** Mean absolute difference of two pictures of the same size, 0..255. */
export function meanAbsoluteDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) {
    const difference = (a[index] as number) - (b[index] as number);
    sum += difference < 0 ? -difference : difference;
  }
  return a.length === 0 ? 0 : sum / a.length;
}

export function meanLevel(pixels: Uint8Array): number {
  let sum = 0;
  for (const value of pixels) sum += value;
  return pixels.length === 0 ? 0 : sum / pixels.length;
}

/** Averages blocks of a picture into one of `columns` × `rows`. */
export function shrink(frame: GrayFrame, columns: number, rows: number): Uint8Array {
  const sums = new Uint32Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  for (let y = 0; y < frame.height; y += 1) {
    const row = Math.floor((y * rows) / frame.height) * columns;
    for (let x = 0; x < frame.width; x += 1) {
      const cell = row + Math.floor((x * columns) / frame.width);
      sums[cell] = (sums[cell] as number) + (frame.pixels[y * frame.width + x] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  return Uint8Array.from(sums, (sum, cell) => Math.round(sum / Math.max(1, counts[cell] as number)));
}

/** Pearson correlation of two pictures; 1 where both are flat. */
export function correlation(a: Uint8Array, b: Uint8Array): number {
  const meanA = meanLevel(a);
  const meanB = meanLevel(b);
  let product = 0;
  let squareA = 0;
  let squareB = 0;
  for (let index = 0; index < a.length; index += 1) {
    const da = (a[index] as number) - meanA;
    const db = (b[index] as number) - meanB;
    product += da * db;
    squareA += da * da;
    squareB += db * db;
  }
  return squareA === 0 || squareB === 0 ? 1 : product / Math.sqrt(squareA * squareB);
}
