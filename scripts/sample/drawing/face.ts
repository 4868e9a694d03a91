import { type Context, curve, glow, inkLine, inside, type Point } from "./brush.ts";
import { drawEyes } from "./eyes.ts";
import type { Projector } from "./head-space.ts";
import { drawMouth } from "./mouth.ts";
import { drawNose } from "./nose.ts";
import { palette } from "./palette.ts";
import type { Pose } from "./pose.ts";

/** Right half of the contour from the crown to the chin: [x, y, z]. */
const contour = [
  [44, -112, 20],
  [72, -74, 8],
  [81, -30, 6],
  [80, 8, 4],
  [74, 44, 8],
  [60, 76, 22],
  [38, 98, 48],
] as const;

function faceOutline(project: Projector, jawDrop: number): Point[] {
  const lowered = (y: number) => y + (jawDrop * Math.max(0, y - 30)) / 70;
  const half = (side: number) => contour.map(([x, y, z]) => project(side * x, lowered(y), z));
  return [project(0, -122, 20), ...half(1), project(0, lowered(106), 62), ...half(-1).reverse()];
}

function drawEar(context: Context, project: Projector, side: 1 | -1): void {
  const at = (x: number, y: number): Point => project(side * x, y, -22);
  const shape = curve(
    [at(74, -18), at(85, -25), at(94, -16), at(93, 4), at(87, 20), at(79, 27), at(73, 18)],
    true,
  );
  context.fillStyle = side < 0 ? palette.skin : palette.skinShade;
  context.fill(shape);
  inside(context, shape, () => glow(context, at(82, 0), [8, 18], palette.skinDeep, 0.5));
  inkLine(context, shape, 1.4, 0.55);
  const [x, y] = at(83, 33);
  glow(context, [x, y], [6.5, 6.5], palette.accentDeep, 1);
  context.fillStyle = palette.accent;
  context.beginPath();
  context.arc(x, y, 4.6, 0, 2 * Math.PI);
  context.fill();
  glow(context, [x - 1.4, y - 1.6], [2.2, 2.2], "#ffffff", 0.8);
}

function shadeSkin(context: Context, project: Projector): void {
  const spot = (x: number, y: number, z: number, radii: Point, color: string, alpha: number, degrees = 0) =>
    glow(context, project(x, y, z), radii, color, alpha, degrees);
  spot(86, 10, 10, [62, 130], palette.skinShade, 0.75, 8);
  spot(-92, 50, 0, [38, 90], palette.skinShade, 0.45, -14);
  spot(0, 112, 50, [72, 32], palette.skinDeep, 0.42);
  spot(-22, -66, 74, [58, 40], palette.skinGlow, 0.75);
  spot(-46, 20, 62, [34, 26], palette.skinGlow, 0.62, -20);
  spot(40, 18, 62, [22, 18], palette.skinLight, 0.55, 20);
  spot(-6, 90, 78, [22, 15], palette.skinLight, 0.7);
  for (const side of [-1, 1]) {
    spot(side * 50, 32, 58, [28, 20], palette.blush, 0.36, side * 18);
    spot(side * 62, 48, 42, [20, 34], palette.skinShade, 0.22, side * 24);
  }
  spot(0, -96, 60, [100, 30], palette.skinDeep, 0.5);
}

/** Ears, skin and features. */
export function drawFace(context: Context, project: Projector, pose: Pose): void {
  drawEar(context, project, -1);
  drawEar(context, project, 1);
  const outline = curve(faceOutline(project, 9 * pose.mouth.open), true);
  context.fillStyle = palette.skin;
  context.fill(outline);
  inside(context, outline, () => {
    shadeSkin(context, project);
    drawNose(context, project);
    drawEyes(context, project, pose);
    drawMouth(context, project, pose.mouth);
  });
  inkLine(context, outline, 1.6, 0.5);
}
