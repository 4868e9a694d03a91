import { type Context, curve, glow, inkLine, inside, type Point } from "./brush.ts";
import { palette } from "./palette.ts";
import type { HandPose } from "./pose.ts";

/** Of a right hand seen from its palm, the thumb on the left: root, length, width and fan angle in degrees. */
const fingers = [
  { root: [25, -60], length: 42, width: 15.5, fan: 13 },
  { root: [9, -66], length: 54, width: 17, fan: 4 },
  { root: [-8, -67], length: 58, width: 17.5, fan: -3 },
  { root: [-24, -62], length: 52, width: 17, fan: -10 },
] as const;
const palm: Point[] = [
  [-19, 6],
  [-32, -24],
  [-33, -56],
  [-14, -72],
  [8, -72],
  [32, -58],
  [33, -30],
  [20, 6],
];

function capsule(context: Context, from: Point, bend: Point, to: Point, width: number): void {
  const path = curve([from, bend, to]);
  context.lineCap = "round";
  for (const [extra, color] of [
    [2.6, "#5d3a2e"],
    [0, palette.skin],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width + extra;
    context.stroke(path);
  }
  context.strokeStyle = `${palette.skinGlow}70`;
  context.lineWidth = width * 0.35;
  context.stroke(
    curve([
      [bend[0] - width * 0.16, bend[1]],
      [to[0] - width * 0.16, to[1]],
    ]),
  );
}

function drawFinger(context: Context, index: number, curl: number): void {
  const finger = fingers[index] as (typeof fingers)[number];
  const angle = (finger.fan * (1 - 0.6 * curl) * Math.PI) / 180;
  const length = finger.length * (1 - 0.72 * curl);
  const along = (share: number): Point => [
    finger.root[0] + Math.sin(angle) * length * share,
    finger.root[1] + 12 - Math.cos(angle) * (length + 12) * share,
  ];
  capsule(context, along(0), along(0.5), along(1), finger.width);
}

/** A hand seen from its palm at its wrist. @param side -1 for the hand on the left of the picture */
export function drawHand(context: Context, hand: HandPose, side: 1 | -1): void {
  context.save();
  context.translate(hand.x, hand.y);
  context.rotate((hand.angle * Math.PI) / 180);
  context.scale(side * 0.92, 0.92);
  const [thumb, ...curls] = hand.curl;
  curls.toReversed().forEach((curl, index) => {
    drawFinger(context, index, curl);
  });
  const shape = curve(palm, true);
  context.fillStyle = palette.skin;
  context.fill(shape);
  inside(context, shape, () => {
    glow(context, [-14, -20], [22, 34], palette.skinGlow, 0.7);
    glow(context, [16, -30], [20, 40], palette.skinShade, 0.4);
    glow(context, [2, -36], [18, 18], palette.blush, 0.28);
    inkLine(
      context,
      curve([
        [-27, -44],
        [-4, -42],
        [6, -20],
        [2, 2],
      ]),
      1.2,
      0.3,
    );
    inkLine(
      context,
      curve([
        [28, -46],
        [6, -56],
        [-16, -60],
      ]),
      1.2,
      0.3,
    );
  });
  inkLine(
    context,
    curve([
      [-33, -56],
      [-32, -24],
      [-19, 6],
    ]),
    1.4,
    0.55,
  );
  inkLine(
    context,
    curve([
      [32, -58],
      [33, -30],
      [20, 6],
    ]),
    1.4,
    0.55,
  );
  const reach = 1 - 0.55 * thumb;
  const tip: Point = [-30 - 26 * reach + 34 * thumb, -40 - 26 * reach];
  capsule(context, [-18, -18], [-32 - 6 * reach + 10 * thumb, -34 - 4 * reach], tip, 17);
  context.restore();
}
