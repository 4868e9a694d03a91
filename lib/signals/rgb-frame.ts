/** A colour picture, 3 bytes a pixel, row by row. */
export interface RgbFrame {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** A square of a picture, turned about its centre; positions in pixels, `angle` in radians, clockwise on screen. */
export interface CropSquare {
  centerX: number;
  centerY: number;
  size: number;
  angle: number;
}

/**
 * Samples a square of a picture into `target` × `target` RGB values by bilinear interpolation; black beyond the edge.
 * @param scale each byte becomes `byte * scale + offset`
 */
export function sampleSquare(
  frame: RgbFrame,
  square: CropSquare,
  target: number,
  scale: number,
  offset: number,
  into: Float32Array,
): void {
  const { width, height, pixels } = frame;
  const step = square.size / target;
  const cosine = Math.cos(square.angle) * step;
  const sine = Math.sin(square.angle) * step;
  const middle = (target - 1) / 2;
  into.fill(offset, 0, 3 * target * target);
  // Written out in one loop: half a million values for every look at a face.
  for (let row = 0; row < target; row += 1) {
    let x = square.centerX - 0.5 - middle * cosine - (row - middle) * sine;
    let y = square.centerY - 0.5 - middle * sine + (row - middle) * cosine;
    for (let place = 3 * row * target; place < 3 * (row + 1) * target; place += 3, x += cosine, y += sine) {
      if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) continue;
      const left = x <= 0 ? 0 : Math.min(width - 1, Math.trunc(x));
      const top = y <= 0 ? 0 : Math.min(height - 1, Math.trunc(y));
      const right = left + 1 < width ? 3 : 0;
      const below = top + 1 < height ? 3 * width : 0;
      const fx = x <= left ? 0 : (x - left) * scale;
      const fy = y <= top ? 0 : y - top;
      const base = 3 * (top * width + left);
      for (let at = base; at < base + 3; at += 1) {
        const from = pixels[at] as number;
        const upper = from * scale + ((pixels[at + right] as number) - from) * fx;
        const under = pixels[at + below] as number;
        const lower = under * scale + ((pixels[at + below + right] as number) - under) * fx;
        into[place + at - base] = upper + (lower - upper) * fy + offset;
      }
    }
  }
}

/** From a position inside a sampled square (0..1 of its sides) back to the picture. */
export function squareToFrame(square: CropSquare, x: number, y: number): [number, number] {
  const dx = (x - 0.5) * square.size;
  const dy = (y - 0.5) * square.size;
  const cosine = Math.cos(square.angle);
  const sine = Math.sin(square.angle);
  return [square.centerX + dx * cosine - dy * sine, square.centerY + dx * sine + dy * cosine];
}
