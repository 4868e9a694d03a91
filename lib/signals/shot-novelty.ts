import type { GrayFrame } from "./gray-frame.ts";

const blockSize = 8;
/** How far a block is looked for, in pixels of pictures about 80 wide: an eighth of the width from frame to frame. */
const reach = { across: 10, down: 6 };
/** Pictures with a smaller mean deviation show nothing that could be found again … */
const flatContrast = 2;
/** … nor do those that are this much flatter than the other. */
const maxGain = 4;
/** A block found again this well needs no better place; mean absolute difference. */
const goodMatch = 1.5;
const maxNovelty = 2;

interface Offset {
  x: number;
  y: number;
}

/** Every `step`-th offset from near to far, so that still pictures are done at once. */
function offsetsWithin(across: number, down: number, step: number): Offset[] {
  const along = (limit: number) =>
    Array.from(
      { length: 2 * Math.floor(limit / step) + 1 },
      (_, index) => (index - Math.floor(limit / step)) * step,
    );
  const all = along(down).flatMap((y) => along(across).map((x) => ({ x, y })));
  return all.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
}

const coarse = offsetsWithin(reach.across, reach.down, 2);
const fine = offsetsWithin(1, 1, 1).slice(1);

/**
 * A picture a `factor` (2 and more) smaller: means of four pixels of each square. This runs for every frame.
 * @param into a picture of that size that is written over
 */
export function shrinkBy(factor: number, { width, height, pixels }: GrayFrame, into?: GrayFrame): GrayFrame {
  const [columns, rows] = [Math.floor(width / factor), Math.floor(height / factor)];
  const small = into?.pixels ?? new Uint8Array(columns * rows);
  for (let y = 0, at = 0; y < rows; y += 1) {
    for (let x = 0, upper = y * factor * width; x < columns; x += 1, at += 1, upper += factor) {
      const lower = upper + width;
      const above = (pixels[upper] as number) + (pixels[upper + 1] as number);
      small[at] = (above + (pixels[lower] as number) + (pixels[lower + 1] as number) + 2) >> 2;
    }
  }
  return into ?? { width: columns, height: rows, pixels: small };
}

/** Mean absolute deviation from the mean. */
function contrast(pixels: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < pixels.length; index += 1) sum += pixels[index] as number;
  const mean = sum / pixels.length;
  let deviation = 0;
  for (let index = 0; index < pixels.length; index += 1)
    deviation += Math.abs((pixels[index] as number) - mean);
  return deviation / pixels.length;
}

/** Sums over all rectangles from the upper left corner, one row and column wider than the picture. */
function integrate(pixels: Float32Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += pixels[y * width + x] as number;
      sums[(y + 1) * (width + 1) + x + 1] = row + (sums[y * (width + 1) + x + 1] as number);
    }
  }
  return sums;
}

/** One block of the picture now, its mean taken out. */
function readBlock(pixels: Uint8Array, width: number, left: number, top: number, into: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < into.length; place += 1) {
    const value = pixels[(top + (place >> 3)) * width + left + (place & 7)] as number;
    into[place] = value;
    sum += value;
  }
  const mean = sum / into.length;
  let texture = 0;
  for (let place = 0; place < into.length; place += 1) {
    into[place] = (into[place] as number) - mean;
    texture += Math.abs(into[place] as number);
  }
  return texture;
}

/**
 * How much of a picture is new against one before it, about 0..1.4: what is left of its texture when each block is
 * taken from the best place nearby in the other picture, whatever its brightness. Motion, shake, flicker and fades
 * leave little, another view leaves nearly all. Null where one of the pictures is flat.
 * @param before both about 80 pixels wide
 * @param every looks at one block in so many
 */
export function measureNovelty(before: GrayFrame, now: GrayFrame, every = 1): number | null {
  const { width, height } = now;
  const [contrastBefore, contrastNow] = [contrast(before.pixels), contrast(now.pixels)];
  const gain = contrastNow / contrastBefore;
  if (Math.min(contrastBefore, contrastNow) < flatContrast || gain > maxGain || gain < 1 / maxGain)
    return null;
  const search = new BlockSearch(before, gain);
  const block = new Float32Array(blockSize * blockSize);
  let [residual, texture] = [0, 0];
  for (let row = 0; (row + 1) * blockSize <= height; row += 1) {
    for (let column = 0; (column + 1) * blockSize <= width; column += 1) {
      if ((column + 2 * row) % every !== 0) continue;
      texture += readBlock(now.pixels, width, column * blockSize, row * blockSize, block);
      residual += search.find(block, column * blockSize, row * blockSize);
    }
  }
  return Math.min(maxNovelty, residual / Math.max(1, texture));
}

/** Looks for blocks in a picture whose contrast was brought to that of theirs. */
class BlockSearch {
  private readonly width: number;
  private readonly height: number;
  private readonly pixels: Float32Array;
  private readonly sums: Float64Array;
  private best = 0;
  private place: Offset = { x: 0, y: 0 };

  constructor({ width, height, pixels }: GrayFrame, gain: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Float32Array(pixels.length);
    for (let index = 0; index < pixels.length; index += 1)
      this.pixels[index] = gain * (pixels[index] as number);
    this.sums = integrate(this.pixels, width, height);
  }

  /** Sum of absolute differences of a block to the best place near its own. */
  find(block: Float32Array, left: number, top: number): number {
    this.best = Number.POSITIVE_INFINITY;
    this.try(block, left, top, coarse);
    const { x, y } = this.place;
    this.try(block, x, y, fine);
    return this.best;
  }

  private try(block: Float32Array, left: number, top: number, offsets: Offset[]): void {
    for (const offset of offsets) {
      if (this.best < goodMatch * block.length) return;
      const [x, y] = [left + offset.x, top + offset.y];
      if (x < 0 || y < 0 || x + blockSize > this.width || y + blockSize > this.height) continue;
      const cost = this.compare(block, x, y);
      if (cost >= this.best) continue;
      this.best = cost;
      this.place = { x, y };
    }
  }

  /** Whatever the brightness of the place: means are taken out. Stops where it is worse than the best so far. */
  private compare(block: Float32Array, x: number, y: number): number {
    const { width, pixels, sums, best } = this;
    const stride = width + 1;
    const [above, below] = [y * stride + x, (y + blockSize) * stride + x];
    const inside =
      (sums[below + blockSize] as number) -
      (sums[below] as number) -
      (sums[above + blockSize] as number) +
      (sums[above] as number);
    const mean = inside / block.length;
    let cost = 0;
    for (let row = 0; row < blockSize && cost < best; row += 1) {
      const [mine, theirs] = [row * blockSize, (y + row) * width + x];
      for (let column = 0; column < blockSize; column += 1) {
        const difference = (block[mine + column] as number) - (pixels[theirs + column] as number) + mean;
        cost += difference < 0 ? -difference : difference;
      }
    }
    return cost;
  }
}
