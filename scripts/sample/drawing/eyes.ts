import { brushStroke, type Context, curve, glow, inside, type Point, strokeLine } from "./brush.ts";
import type { Projector } from "./head-space.ts";
import { palette } from "./palette.ts";
import type { Pose } from "./pose.ts";

const middle = { x: 36, y: -6, z: 66 };
const halfWidth = 19;
/** Radius of the turning eye, of iris and of pupil. */
const radii = { ball: 12, iris: 8.8, pupil: 3.9 };

/** Points of one lid from the nose outwards: [share of the half width, height, depth]. */
const upperLid = [
  [-1, 2, 0],
  [-0.62, -4.8, 5],
  [-0.1, -9.6, 7],
  [0.45, -8.7, 5],
  [1, -1.5, -4],
] as const;
const lowerLid = [
  [-1, 2, 0],
  [-0.55, 5.2, 5],
  [0, 6.4, 6],
  [0.5, 5.6, 4],
  [1, -1.5, -4],
] as const;

function drawIris(context: Context, center: Point, narrowing: number): void {
  context.save();
  context.translate(...center);
  context.scale(narrowing, 1);
  const fill = context.createRadialGradient(0, 2, 1, 0, 0, radii.iris);
  fill.addColorStop(0, palette.irisLight);
  fill.addColorStop(0.65, palette.iris);
  fill.addColorStop(1, palette.hairDark);
  context.fillStyle = fill;
  context.beginPath();
  context.arc(0, 0, radii.iris, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = palette.hairDark;
  context.beginPath();
  context.arc(0, 0, radii.pupil, 0, 2 * Math.PI);
  context.fill();
  context.restore();
  glow(context, [center[0] - 2.8, center[1] - 3.2], [2.6, 2.6], "#ffffff", 1);
  glow(context, [center[0] + 2.6, center[1] + 3], [2.6, 2], "#ffffff", 0.4);
}

function drawEye(context: Context, project: Projector, pose: Pose, side: 1 | -1): void {
  const { gaze, head } = pose;
  const lowered = Math.max(0, -gaze.pitch - 4) / 40;
  const opening = pose.lids * (1 - lowered) + 0.04 * pose.mouth.smile;
  const squint = 1 - 0.18 * pose.mouth.smile;
  const at = (share: number, y: number, z: number) =>
    project(side * (middle.x + share * halfWidth), middle.y + y, middle.z + z);
  const lower = lowerLid.map(([share, y, z]) => at(share, y * squint, z));
  const upper = upperLid.map(([share, y, z], index) => {
    const closed = (lowerLid[index]?.[1] ?? y) * 0.8;
    return at(share, closed + (y - closed) * opening, z);
  });
  const crease = upperLid.map(([share, y, z]) =>
    at(share * 1.02, Math.min(y, 0) - 5.5 + (1 - opening) * 2, z - 1),
  );

  glow(context, at(-0.1, -9, 2), [27, 15], palette.skinShade, 0.36);
  glow(context, at(-1.05, -2, 0), [11, 15], palette.skinDeep, 0.26);
  glow(context, at(0.1, -8 + (1 - opening) * 6, 6), [14, 5], palette.skinLight, 0.5);
  glow(context, at(0, 13, 3), [20, 7], palette.skinShade, 0.28);

  const opened = curve([...upper, ...lower.slice(1, -1).reverse()], true);
  if (opening > 0.08) {
    context.fillStyle = palette.sclera;
    context.fill(opened);
    inside(context, opened, () => {
      const turnX = radii.ball * Math.sin(((gaze.yaw - head.yaw) * Math.PI) / 180);
      const turnY = radii.ball * Math.sin(((gaze.pitch - head.pitch) * Math.PI) / 180);
      const center = project(side * middle.x + turnX, middle.y - 1.4 - turnY, middle.z + 6);
      glow(context, at(-1, 1, 0), [7, 8], palette.blush, 0.4);
      drawIris(context, center, Math.cos((gaze.yaw * Math.PI) / 180));
      const [x, y] = at(0, -11 + (1 - opening) * 10, 6);
      glow(context, [x, y], [26, 10], palette.ink, 0.5);
    });
  }
  strokeLine(context, curve(lower), palette.skinDeep, 1.1, 0.55);
  strokeLine(context, curve(crease), palette.skinDeep, 1.3, 0.5 * Math.min(1, opening + 0.2));
  const tip = at(1.14, -3.6 + (1 - opening) * 6, -6);
  brushStroke(context, [...upper, tip], 4, palette.hairDark, 0.9);
}

function drawBrow(context: Context, project: Projector, raised: number, side: 1 | -1): void {
  const lift = -31 - 6 * raised;
  const line = [
    [13, lift + 2.5],
    [24, lift - 2],
    [38, lift - 4],
    [50, lift - 2.2],
    [60, lift + 4],
  ].map(([x = 0, y = 0]) => project(side * x, y, 82 - x * 0.42));
  brushStroke(context, line, 9, palette.hair, 0.4);
  brushStroke(context, line, 6, palette.hair, 0.82);
}

/** Eyes and brows. */
export function drawEyes(context: Context, project: Projector, pose: Pose): void {
  for (const side of [-1, 1] as const) {
    drawEye(context, project, pose, side);
    drawBrow(context, project, pose.brows, side);
  }
  const [x, y] = project(0, -34, 78);
  glow(context, [x, y], [9, 14], palette.skinLight, 0.35);
}
