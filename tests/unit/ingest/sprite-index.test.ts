import { describe, expect, it } from "vitest";
import { layOutTiles, readSpriteIndex, writeSpriteIndex } from "#lib/ingest/sprite-index.ts";
import { placeOf, planSheet } from "#lib/media/tile-sheet.ts";

describe("planSheet", () => {
  it("makes tiles 160 pixels on their longer side, in the shape of the video", () => {
    expect(planSheet(100, { width: 1280, height: 720 })).toMatchObject({
      columns: 10,
      rows: 10,
      tile: { width: 160, height: 90 },
    });
    expect(planSheet(1, { width: 1080, height: 1920 }).tile).toEqual({ width: 90, height: 160 });
  });

  it("has room for every tile, each in a place of its own", () => {
    for (const count of [1, 2, 3, 99, 700]) {
      const sheet = planSheet(count, { width: 4, height: 3 });
      const places = Array.from({ length: count }, (_, index) => placeOf(sheet, index));
      expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(count);
      expect(Math.max(...places.map(({ x }) => x))).toBeLessThan(sheet.columns * sheet.tile.width);
      expect(Math.max(...places.map(({ y }) => y))).toBeLessThan(sheet.rows * sheet.tile.height);
    }
  });
});

describe("the index of a sprite", () => {
  const sheet = planSheet(3, { width: 1280, height: 720 });

  it("is a WebVTT track of pictures", () => {
    const text = writeSpriteIndex(layOutTiles(sheet, 7200), "job-sprite.jpg");
    expect(text.split("\n").slice(0, 4)).toEqual([
      "WEBVTT",
      "",
      "00:00:00.000 --> 00:40:00.000",
      "job-sprite.jpg#xywh=0,0,160,90",
    ]);
    expect(text).toContain("01:20:00.000 --> 02:00:00.000\njob-sprite.jpg#xywh=0,90,160,90\n");
  });

  it("is read back as it was written", () => {
    const tiles = layOutTiles(sheet, 7.5);
    expect(readSpriteIndex(writeSpriteIndex(tiles, "a.jpg"))).toEqual(tiles);
  });
});
