/** One eye in its own measure: lengths are shares of its width, positions from the middle between its corners. */
export interface Eye {
  /** Iris towards the right of the picture. */
  irisX: number;
  /** Iris downwards. */
  irisY: number;
  /** Distance of the lids. */
  openness: number;
  /** Width in pixels of the frame: how much there was to see. */
  widthPixels: number;
}

type Position = [x: number, y: number];

/** Measures an eye from its corners, the middles of its lids and the centre of its iris, in any common unit. */
export function measureEye(
  points: { leftCorner: Position; rightCorner: Position; upper: Position; lower: Position; iris: Position },
  pixelsPerUnit: number,
): Eye {
  const { leftCorner, rightCorner, upper, lower, iris } = points;
  const across: Position = [rightCorner[0] - leftCorner[0], rightCorner[1] - leftCorner[1]];
  const width = Math.hypot(...across) || 1;
  const offset: Position = [
    iris[0] - (leftCorner[0] + rightCorner[0]) / 2,
    iris[1] - (leftCorner[1] + rightCorner[1]) / 2,
  ];
  return {
    irisX: (offset[0] * across[0] + offset[1] * across[1]) / width ** 2,
    irisY: (offset[1] * across[0] - offset[0] * across[1]) / width ** 2,
    openness: Math.hypot(upper[0] - lower[0], upper[1] - lower[1]) / width,
    widthPixels: width * pixelsPerUnit,
  };
}
