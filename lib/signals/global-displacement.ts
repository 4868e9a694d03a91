import type { GrayFrame } from "./gray-frame.ts";

const blocksAcross = 4;
const blocksDown = 3;
const maxShift = 6;
/** Mean absolute step of a profile below which a block has no texture to hold on to. */
const minTexture = 1.2;

/** Sums of the columns and rows of each block of a picture, as means. */
export interface BlockProfiles {
  columns: Float32Array[];
  rows: Float32Array[];
}

function profileBlock(frame: GrayFrame, left: number, top: number, width: number, height: number) {
  const column = new Float32Array(width);
  const row = new Float32Array(height);
  for (let y = 0; y < height; y += 1) {
    const start = (top + y) * frame.width + left;
    let sum = 0;
    for (let x = 0; x < width; x += 1) {
      const value = frame.pixels[start + x] as number;
      sum += value;
      column[x] = (column[x] as number) + value;
    }
    row[y] = sum / width;
  }
  for (let x = 0; x < width; x += 1) column[x] = (column[x] as number) / height;
  return { column, row };
}

export function profileBlocks(frame: GrayFrame): BlockProfiles {
  const width = Math.floor(frame.width / blocksAcross);
  const height = Math.floor(frame.height / blocksDown);
  const blocks = Array.from({ length: blocksAcross * blocksDown }, (_, block) =>
    profileBlock(
      frame,
      (block % blocksAcross) * width,
      Math.floor(block / blocksAcross) * height,
      width,
      height,
    ),
  );
  return { columns: blocks.map((block) => block.column), rows: blocks.map((block) => block.row) };
}

function texture(profile: Float32Array): number {
  let sum = 0;
  for (let index = 1; index < profile.length; index += 1) {
    sum += Math.abs((profile[index] as number) - (profile[index - 1] as number));
  }
  return sum / (profile.length - 1);
}

/** Shift of `after` against `before` in samples, by the least mean square difference, refined by a parabola. */
function shiftOf(before: Float32Array, after: Float32Array): number | null {
  if (texture(before) < minTexture || before.length <= 4 * maxShift) return null;
  const costs = new Float64Array(2 * maxShift + 1);
  for (let shift = -maxShift; shift <= maxShift; shift += 1) {
    let sum = 0;
    for (let index = maxShift; index < before.length - maxShift; index += 1) {
      const difference = (after[index + shift] as number) - (before[index] as number);
      sum += difference * difference;
    }
    costs[shift + maxShift] = sum;
  }
  const best = costs.indexOf(Math.min(...costs));
  if (best === 0 || best === costs.length - 1) return best - maxShift;
  const [left, middle, right] = [costs[best - 1], costs[best], costs[best + 1]] as [number, number, number];
  const curvature = left - 2 * middle + right;
  return best - maxShift + (curvature > 0 ? (left - right) / (2 * curvature) : 0);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/**
 * How far the whole picture moved between two frames, in pixels: the median over textured blocks of the shift of
 * their projections. A moving speaker before a still background leaves it near 0. Null without texture.
 */
export function measureDisplacement(
  before: BlockProfiles,
  after: BlockProfiles,
): { x: number; y: number } | null {
  const shifts = (from: Float32Array[], to: Float32Array[]) =>
    from.flatMap((profile, block) => shiftOf(profile, to[block] as Float32Array) ?? []);
  const across = shifts(before.columns, after.columns);
  const down = shifts(before.rows, after.rows);
  if (across.length < 3 && down.length < 3) return null;
  return { x: median(across), y: median(down) };
}
