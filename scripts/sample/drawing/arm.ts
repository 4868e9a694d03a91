import { chest } from "./body.ts";
import { type Context, curve, glow, inkLine, inside, type Point, strokeLine } from "./brush.ts";
import { drawHand } from "./hand.ts";
import { palette } from "./palette.ts";
import type { HandPose, Pose } from "./pose.ts";

/** Elbows hang beside the body, below the picture; they follow the hand a little. */
function findElbow(hand: HandPose, side: 1 | -1): Point {
  const out = side * (hand.x - chest.x);
  return [chest.x + side * (150 + 0.3 * out), chest.y + 262 + 0.2 * (hand.y - 470)];
}

function tube(points: readonly Point[], widths: readonly number[]): Path2D {
  const last = points.length - 1;
  const side = (sign: number) =>
    points.map(([x, y], index): Point => {
      const [fromX, fromY] = points[Math.max(0, index - 1)] as Point;
      const [toX, toY] = points[Math.min(last, index + 1)] as Point;
      const length = Math.hypot(toX - fromX, toY - fromY) || 1;
      const half = (sign * (widths[index] ?? 0)) / 2;
      return [x - (half * (toY - fromY)) / length, y + (half * (toX - fromX)) / length];
    });
  return curve([...side(1), ...side(-1).reverse()], true);
}

function drawArm(context: Context, hand: HandPose, side: 1 | -1): void {
  if (hand.y > 640) return;
  const turn = (hand.angle * Math.PI) / 180;
  const wrist: Point = [hand.x - Math.sin(turn) * 2, hand.y + Math.cos(turn) * 2];
  const elbow = findElbow(hand, side);
  const along = (share: number): Point => [
    elbow[0] + share * (wrist[0] - elbow[0]) + side * 14 * Math.sin(Math.PI * share),
    elbow[1] + share * (wrist[1] - elbow[1]),
  ];
  drawHand(context, hand, side);
  const sleeve = tube([along(-0.2), elbow, along(0.35), along(0.7), wrist], [96, 92, 80, 66, 50]);
  context.fillStyle = palette.cardigan;
  context.fill(sleeve);
  const middle = along(0.6);
  inside(context, sleeve, () => {
    glow(context, [middle[0] - 14, middle[1]], [42, 70], palette.cardiganLight, 0.75);
    glow(context, [middle[0] + 34, middle[1] + 20], [30, 80], palette.cardiganDark, 0.8);
    const across = (share: number, bulge: number): Point[] => {
      const [x, y] = along(share);
      const [unitX, unitY] = [Math.cos(turn), Math.sin(turn)];
      return [
        [x - 40 * unitX, y - 40 * unitY],
        [x - bulge * unitY, y + bulge * unitX],
        [x + 40 * unitX, y + 40 * unitY],
      ];
    };
    strokeLine(context, curve(across(0.86, 8)), palette.cardiganDark, 1.6, 0.7);
    strokeLine(context, curve(across(0.5, 12)), palette.cardiganDark, 2.5, 0.3);
  });
  inkLine(context, sleeve, 1.6, 0.7);
}

/** Both arms where they are in the picture. */
export function drawArms(context: Context, pose: Pose): void {
  drawArm(context, pose.left, -1);
  drawArm(context, pose.right, 1);
}
