import type { FrameRange } from "./plan-pieces.ts";

/** What part of the picture is kept, and how large it is in the new video. */
export interface Framing {
  width: number;
  height: number;
  /** Whether pictures may be taken over as they are. */
  isWhole: boolean;
  /** Filters that cut the part out, for frames of a range. */
  filters: (range: FrameRange) => string[];
}

export type Aspect = "source" | "16:9" | "9:16" | "1:1";

const shapes = { "16:9": 16 / 9, "9:16": 9 / 16, "1:1": 1 } as const;

const even = (value: number) => Math.max(2, 2 * Math.floor(value / 2));

/** Where the middle of what matters is in a range, share of the width and height; null for the middle of the picture. */
export type FindCentre = (range: FrameRange) => { x: number; y: number } | null;

/**
 * How a picture becomes one of another shape: the largest part of that shape, around what matters. H.264 of 4:2:0 has
 * even sides, so a last odd row or column goes.
 */
export function planFraming(
  picture: { width: number; height: number },
  aspect: Aspect,
  findCentre: FindCentre = () => null,
): Framing {
  const { width, height } = picture;
  const shape = aspect === "source" ? width / height : shapes[aspect];
  const isSameShape = Math.abs((shape * height) / width - 1) < 0.01;
  const part = isSameShape
    ? { width: even(width), height: even(height) }
    : { width: even(Math.min(width, height * shape)), height: even(Math.min(height, width / shape)) };
  const isWhole = part.width === width && part.height === height;
  const filters = (range: FrameRange) => {
    const centre = findCentre(range) ?? { x: 0.5, y: 0.5 };
    const place = (share: number, whole: number, kept: number) =>
      Math.round(Math.min(whole - kept, Math.max(0, share * whole - kept / 2)));
    const left = place(centre.x, width, part.width);
    const top = place(centre.y, height, part.height);
    // The decoded picture may have pixels that are not square: as shown first, then cut.
    return [`scale=${width}:${height}`, `crop=${part.width}:${part.height}:${left}:${top}:exact=1`];
  };
  return { ...part, isWhole, filters: isWhole ? () => [] : filters };
}
