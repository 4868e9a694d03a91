import { placeOf, type TilePlace, type TileSheet } from "#lib/media/tile-sheet.ts";

/** The stretch of a video that one picture of a sprite stands for. */
export interface SpriteTile extends TilePlace {
  startSeconds: number;
  endSeconds: number;
}

/** Tiles that share a video's duration evenly, in time order. */
export function layOutTiles(sheet: TileSheet, durationSeconds: number): SpriteTile[] {
  const step = durationSeconds / sheet.count;
  return Array.from({ length: sheet.count }, (_, index) => ({
    startSeconds: index * step,
    endSeconds: (index + 1) * step,
    ...placeOf(sheet, index),
  }));
}

function clock(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const pad = (value: number, length = 2) => String(value).padStart(length, "0");
  const [hours, minutes] = [Math.floor(milliseconds / 3_600_000), Math.floor(milliseconds / 60_000) % 60];
  return `${pad(hours)}:${pad(minutes)}:${pad(Math.floor(milliseconds / 1000) % 60)}.${pad(milliseconds % 1000, 3)}`;
}

/** The tiles as a WebVTT thumbnails track, which players read for the pictures above their scrub bar. */
export function writeSpriteIndex(tiles: SpriteTile[], spriteName: string): string {
  const cues = tiles.map(({ startSeconds, endSeconds, x, y, width, height }) =>
    [
      `${clock(startSeconds)} --> ${clock(endSeconds)}`,
      `${spriteName}#xywh=${x},${y},${width},${height}`,
    ].join("\n"),
  );
  return `WEBVTT\n\n${cues.join("\n\n")}\n`;
}

/** Reads the tiles back from their track. */
export function readSpriteIndex(text: string): SpriteTile[] {
  const cue = /(\d+):(\d\d):(\d\d\.\d{3}) --> (\d+):(\d\d):(\d\d\.\d{3})\n\S*#xywh=(\d+),(\d+),(\d+),(\d+)/g;
  const seconds = (hours = "", minutes = "", rest = "") =>
    3600 * Number(hours) + 60 * Number(minutes) + Number(rest);
  return Array.from(text.matchAll(cue), ([, h1, m1, s1, h2, m2, s2, x, y, width, height]) => ({
    startSeconds: seconds(h1, m1, s1),
    endSeconds: seconds(h2, m2, s2),
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
  }));
}
