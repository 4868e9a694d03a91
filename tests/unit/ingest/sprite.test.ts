import { describe, expect, it } from "vitest";
import { describeSprite, tileAt } from "#lib/ingest/sprite.ts";
import { layOutTiles, writeSpriteIndex } from "#lib/ingest/sprite-index.ts";
import { placeOf, planSheet } from "#lib/media/tile-sheet.ts";

const sheet = planSheet(7, { width: 1920, height: 1080 });
const index = writeSpriteIndex(layOutTiles(sheet, 70), "sprite.jpg");

describe("a sprite", () => {
  it("is described by its own index", () => {
    const { width, height } = sheet.tile;
    expect(describeSprite(index, "/s.jpg")).toEqual({
      url: "/s.jpg",
      stepSeconds: 10,
      count: 7,
      columns: sheet.columns,
      width,
      height,
    });
  });

  it("shows for every moment the tile whose stretch it lies in, also before the start and past the end", () => {
    const sprite = describeSprite(index, "/s.jpg");
    if (!sprite) throw new Error("no sprite");
    for (const [seconds, tile] of [
      [-1, 0],
      [0, 0],
      [9.9, 0],
      [10, 1],
      [45, 4],
      [69.9, 6],
      [500, 6],
    ] as const) {
      expect(tileAt(sprite, seconds)).toMatchObject({ x: placeOf(sheet, tile).x, y: placeOf(sheet, tile).y });
    }
  });

  it("is none where its index names no tile", () => {
    expect(describeSprite("WEBVTT\n", "/s.jpg")).toBeNull();
  });
});
