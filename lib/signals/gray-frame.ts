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

/** How two pictures differ: mean absolute difference, share of pixels that differ by more than `level`, and if at all. */
export interface FrameChange {
  difference: number;
  changedShare: number;
  isSame: boolean;
}

/** One walk over both pictures: this runs for every frame of a video. */
export function compareFrames(a: Uint8Array, b: Uint8Array, level: number): FrameChange {
  let sum = 0;
  let changed = 0;
  for (let index = 0; index < a.length; index += 1) {
    const difference = Math.abs((a[index] as number) - (b[index] as number));
    sum += difference;
    if (difference > level) changed += 1;
  }
  return { difference: sum / a.length, changedShare: changed / a.length, isSame: sum === 0 };
}

/** Averages blocks of a picture into smaller ones of `columns` × `rows`; made once for a size. */
export class Shrinker {
  private readonly cellOf: Uint16Array;
  private readonly counts: Uint32Array;
  private readonly sums: Uint32Array;

  constructor(width: number, height: number, columns: number, rows: number) {
    this.cellOf = Uint16Array.from({ length: width * height }, (_, index) => {
      const row = Math.floor((Math.floor(index / width) * rows) / height);
      return row * columns + Math.floor(((index % width) * columns) / width);
    });
    this.counts = new Uint32Array(columns * rows);
    this.sums = new Uint32Array(columns * rows);
    for (const cell of this.cellOf) this.counts[cell] = (this.counts[cell] as number) + 1;
  }

  /** @param into a picture of that size that is written over */
  shrink(pixels: Uint8Array, into: Uint8Array = new Uint8Array(this.counts.length)): Uint8Array {
    const { sums } = this;
    sums.fill(0);
    for (let index = 0; index < pixels.length; index += 1) {
      const cell = this.cellOf[index] as number;
      sums[cell] = (sums[cell] as number) + (pixels[index] as number);
    }
    for (let cell = 0; cell < into.length; cell += 1) {
      into[cell] = Math.round((sums[cell] as number) / Math.max(1, this.counts[cell] as number));
    }
    return into;
  }
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
