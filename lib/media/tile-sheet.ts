/** Small pictures side by side in one large one, row by row. */
export interface TileSheet {
  count: number;
  columns: number;
  rows: number;
  tile: { width: number; height: number };
}

/** Where a tile lies on its sheet, pixels. */
export interface TilePlace {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The longer side of a tile. */
const tileSide = 160;
const even = (value: number) => Math.max(2, 2 * Math.round(value / 2));

/** Arranges `count` pictures of this shape in about as many columns as rows. */
export function planSheet(count: number, { width, height }: { width: number; height: number }): TileSheet {
  const scale = tileSide / Math.max(width, height);
  const columns = Math.max(1, Math.ceil(Math.sqrt(count)));
  return {
    count,
    columns,
    rows: Math.max(1, Math.ceil(count / columns)),
    tile: { width: even(width * scale), height: even(height * scale) },
  };
}

export function placeOf({ columns, tile }: TileSheet, index: number): TilePlace {
  return { x: (index % columns) * tile.width, y: Math.floor(index / columns) * tile.height, ...tile };
}
