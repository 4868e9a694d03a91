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
  const step = square.size / target;
  const cosine = Math.cos(square.angle) * step;
  const sine = Math.sin(square.angle) * step;
  const middle = (target - 1) / 2;
  let place = 0;
  for (let row = 0; row < target; row += 1) {
    for (let column = 0; column < target; column += 1) {
      const x = square.centerX - 0.5 + (column - middle) * cosine - (row - middle) * sine;
      const y = square.centerY - 0.5 + (column - middle) * sine + (row - middle) * cosine;
      samplePixel(frame, x, y, scale, offset, into, place);
      place += 3;
    }
  }
}

function samplePixel(
  { width, height, pixels }: RgbFrame,
  x: number,
  y: number,
  scale: number,
  offset: number,
  into: Float32Array,
  place: number,
): void {
  if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) {
    into[place] = offset;
    into[place + 1] = offset;
    into[place + 2] = offset;
    return;
  }
  const left = x <= 0 ? 0 : Math.min(width - 1, Math.floor(x));
  const top = y <= 0 ? 0 : Math.min(height - 1, Math.floor(y));
  const right = left + 1 < width ? 3 : 0;
  const below = top + 1 < height ? 3 * width : 0;
  const fx = Math.min(1, Math.max(0, x - left));
  const fy = Math.min(1, Math.max(0, y - top));
  const base = 3 * (top * width + left);
  for (let channel = 0; channel < 3; channel += 1) {
    const at = base + channel;
    const upper = (pixels[at] as number) * (1 - fx) + (pixels[at + right] as number) * fx;
    const lower = (pixels[at + below] as number) * (1 - fx) + (pixels[at + below + right] as number) * fx;
    into[place + channel] = (upper * (1 - fy) + lower * fy) * scale + offset;
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
