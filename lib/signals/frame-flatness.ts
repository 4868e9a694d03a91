import type { RgbFrame } from "./rgb-frame.ts";

/** Rows and columns no brighter than this at the edge of a picture are bars. */
const barLevel = 24;
/** Values that differ by no more than this are of one colour: cameras have noise, drawn surfaces have none. */
const sameLevel = 1;

function isBarRow({ width, pixels }: RgbFrame, y: number): boolean {
  for (let at = 3 * y * width; at < 3 * (y + 1) * width; at += 1) {
    if ((pixels[at] as number) > barLevel) return false;
  }
  return true;
}

function isBarColumn({ width, height, pixels }: RgbFrame, x: number): boolean {
  for (let y = 0; y < height; y += 1) {
    const at = 3 * (y * width + x);
    if (Math.max(pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number) > barLevel)
      return false;
  }
  return true;
}

/** What lies inside black bars; null where everything is black. */
function findPicture(frame: RgbFrame) {
  let [top, bottom, left, right] = [0, frame.height, 0, frame.width];
  while (top < bottom && isBarRow(frame, top)) top += 1;
  if (top === bottom) return null;
  while (isBarRow(frame, bottom - 1)) bottom -= 1;
  while (isBarColumn(frame, left)) left += 1;
  while (isBarColumn(frame, right - 1)) right -= 1;
  return { top, bottom, left, right };
}

/**
 * Share of a picture that is drawn in one colour, 0..1: pixels equal to the one beside and the one below them. Slides
 * reach 0.8 and more, cameras stay below 0.6. Null for a picture with nothing on it.
 */
export function measureFlatness(frame: RgbFrame): number | null {
  const picture = findPicture(frame);
  if (!picture) return null;
  const { pixels, width } = frame;
  const isSame = (a: number, b: number) =>
    Math.abs((pixels[a] as number) - (pixels[b] as number)) <= sameLevel;
  let flat = 0;
  let count = 0;
  for (let y = picture.top; y < picture.bottom - 1; y += 1) {
    for (let x = picture.left; x < picture.right - 1; x += 1) {
      const at = 3 * (y * width + x);
      let same = true;
      for (let channel = at; same && channel < at + 3; channel += 1) {
        same = isSame(channel, channel + 3) && isSame(channel, channel + 3 * width);
      }
      count += 1;
      if (same) flat += 1;
    }
  }
  return count === 0 || flat === count ? null : flat / count;
}
