import { palette, withAlpha } from "./palette.ts";

export type Point = readonly [x: number, y: number];
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A smooth line through the points (Catmull-Rom as Bézier curves). */
export function curve(points: readonly Point[], closed = false): Path2D {
  const path = new Path2D();
  const count = points.length;
  const at = (index: number): Point =>
    (closed ? points[(index + count) % count] : points[Math.max(0, Math.min(count - 1, index))]) as Point;
  path.moveTo(...at(0));
  for (let index = 0; index < (closed ? count : count - 1); index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    path.bezierCurveTo(
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
      ...to,
    );
  }
  if (closed) path.closePath();
  return path;
}

/** A soft spot of light or shade. */
export function glow(
  context: Context,
  [x, y]: Point,
  radii: Point,
  color: string,
  alpha: number,
  degrees = 0,
): void {
  context.save();
  context.translate(x, y);
  context.rotate((degrees * Math.PI) / 180);
  context.scale(radii[0], radii[1]);
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, 1);
  gradient.addColorStop(0, withAlpha(color, alpha));
  gradient.addColorStop(0.5, withAlpha(color, alpha * 0.55));
  gradient.addColorStop(1, withAlpha(color, 0));
  context.fillStyle = gradient;
  context.fillRect(-1, -1, 2, 2);
  context.restore();
}

export function strokeLine(context: Context, path: Path2D, color: string, width: number, alpha = 1): void {
  context.lineCap = "round";
  context.lineJoin = "round";
  context.lineWidth = width;
  context.strokeStyle = withAlpha(color, alpha);
  context.stroke(path);
}

/** The contour that everything drawn has in common. */
export function inkLine(context: Context, path: Path2D, width = 1.5, alpha = 0.6): void {
  strokeLine(context, path, palette.ink, width, alpha);
}

/** A stroke that swells in its middle and ends in points, like that of a brush. */
export function brushStroke(
  context: Context,
  points: readonly Point[],
  width: number,
  color: string,
  alpha = 1,
): void {
  const last = points.length - 1;
  const side = (sign: number) =>
    points.map(([x, y], index): Point => {
      const [fromX, fromY] = points[Math.max(0, index - 1)] as Point;
      const [toX, toY] = points[Math.min(last, index + 1)] as Point;
      const length = Math.hypot(toX - fromX, toY - fromY) || 1;
      const half = ((sign * width) / 2) * Math.sin(Math.PI * Math.min(0.97, 0.1 + (0.87 * index) / last));
      return [x - (half * (toY - fromY)) / length, y + (half * (toX - fromX)) / length];
    });
  context.fillStyle = withAlpha(color, alpha);
  context.fill(curve([...side(1), ...side(-1).reverse()], true));
}

/** Draws inside a shape only. */
export function inside(context: Context, path: Path2D, draw: () => void): void {
  context.save();
  context.clip(path);
  draw();
  context.restore();
}
