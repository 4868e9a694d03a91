import { readSpriteIndex } from "./sprite-index.ts";

/** One picture with small ones in it that share a video's duration evenly, and where it can be fetched. */
export type Sprite = {
  url: string;
  /** Seconds that each tile stands for. */
  stepSeconds: number;
  count: number;
  columns: number;
  width: number;
  height: number;
};

/** A sprite as its index tells of it; null where the index names no tile. */
export function describeSprite(index: string, url: string): Sprite | null {
  const tiles = readSpriteIndex(index);
  const [first] = tiles;
  if (!first) return null;
  const { width, height, startSeconds, endSeconds } = first;
  const columns = tiles.filter(({ y }) => y === 0).length;
  return { url, stepSeconds: endSeconds - startSeconds, count: tiles.length, columns, width, height };
}

/** Where on the sprite the picture of a moment lies, pixels. */
export function tileAt(sprite: Sprite, seconds: number): { x: number; y: number } {
  const { count, columns, width, height, stepSeconds } = sprite;
  const index = Math.min(count - 1, Math.max(0, Math.floor(seconds / stepSeconds)));
  return { x: (index % columns) * width, y: Math.floor(index / columns) * height };
}
