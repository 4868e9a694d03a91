import type { RgbFrame } from "./rgb-frame.ts";

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Rec. 601 luma of one pixel, 0..255. */
function lumaAt(frame: RgbFrame, x: number, y: number): number {
  const at = 3 * (y * frame.width + x);
  const { pixels } = frame;
  return (
    0.299 * (pixels[at] as number) + 0.587 * (pixels[at + 1] as number) + 0.114 * (pixels[at + 2] as number)
  );
}

function isInside(box: Box, x: number, y: number): boolean {
  return x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;
}

function shrinkBox(box: Box, factor: number): Box {
  const width = box.width * factor;
  const height = box.height * factor;
  return {
    left: box.left + (box.width - width) / 2,
    top: box.top + (box.height - height) / 2,
    width,
    height,
  };
}

function meanLuma(frame: RgbFrame, area: Box, without: Box | null): number | null {
  let sum = 0;
  let count = 0;
  const bottom = Math.min(frame.height, Math.round(area.top + area.height));
  const right = Math.min(frame.width, Math.round(area.left + area.width));
  for (let y = Math.max(0, Math.round(area.top)); y < bottom; y += 1) {
    for (let x = Math.max(0, Math.round(area.left)); x < right; x += 1) {
      if (without && isInside(without, x, y)) continue;
      sum += lumaAt(frame, x, y);
      count += 1;
    }
  }
  return count === 0 ? null : sum / count;
}

/** Light on a face (the middle of its box) and around it: beside and above, where the background is. 0..255. */
export function measureFaceLight(frame: RgbFrame, face: Box): { face: number; surround: number | null } {
  const around = {
    left: face.left - face.width,
    top: face.top - face.height / 2,
    width: 3 * face.width,
    height: 1.5 * face.height,
  };
  const hair = shrinkBox(face, 1.4);
  return {
    face: meanLuma(frame, shrinkBox(face, 0.7), null) ?? 0,
    surround: meanLuma(frame, around, hair),
  };
}

/** Variance of the Laplacian of luma (Pech-Pacheco et al. 2000): low when nothing in the picture is sharp. */
export function measureSharpness(frame: RgbFrame): number {
  const { width, height } = frame;
  const luma = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) luma[y * width + x] = lumaAt(frame, x, y);
  }
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const beside = (luma[at - 1] as number) + (luma[at + 1] as number);
      const across = (luma[at - width] as number) + (luma[at + width] as number);
      const value = beside + across - 4 * (luma[at] as number);
      sum += value;
      squares += value * value;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return squares / count - (sum / count) ** 2;
}
