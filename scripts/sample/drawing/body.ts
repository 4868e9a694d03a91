import { type Context, curve, glow, inkLine, inside, type Point, strokeLine } from "./brush.ts";
import { palette } from "./palette.ts";
import type { Pose } from "./pose.ts";

/** Middle of the shoulders in the picture. */
export const chest = { x: 480, y: 316 };

function drawNeck(context: Context, head: Pose["head"], at: (x: number, y: number) => Point): void {
  const [left, right] = [head.x - 40 + head.yaw * 0.3, head.x + 40 + head.yaw * 0.3];
  const top = head.y + 62;
  const neck = curve(
    [
      [left, top],
      [left + 3, top + 40],
      at(-50, 28),
      at(-70, 66),
      at(0, 110),
      at(70, 66),
      at(50, 28),
      [right - 3, top + 40],
      [right, top],
    ],
    true,
  );
  context.fillStyle = palette.skin;
  context.fill(neck);
  inside(context, neck, () => {
    glow(context, [head.x + 8, head.y + 100], [84, 52], palette.skinDeep, 0.95);
    glow(context, at(46, 20), [34, 70], palette.skinShade, 0.6);
    glow(context, at(-28, 34), [20, 28], palette.skinLight, 0.4);
  });
  inkLine(context, neck, 1.4, 0.5);
}

function drawScarf(context: Context, at: (x: number, y: number) => Point): void {
  const tail = (points: Point[]) => {
    const shape = curve(points, true);
    context.fillStyle = palette.accent;
    context.fill(shape);
    inside(context, shape, () => glow(context, at(14, 70), [26, 26], palette.accentDeep, 0.7));
    inkLine(context, shape, 1.3, 0.6);
  };
  tail([at(8, 62), at(34, 84), at(40, 112), at(22, 106), at(6, 84)]);
  tail([at(2, 62), at(4, 90), at(-14, 118), at(-22, 98), at(-8, 74)]);
  const band = curve(
    [
      at(-60, 26),
      at(-34, 46),
      at(2, 56),
      at(36, 46),
      at(60, 26),
      at(63, 44),
      at(38, 66),
      at(2, 76),
      at(-36, 66),
      at(-64, 44),
    ],
    true,
  );
  context.fillStyle = palette.accent;
  context.fill(band);
  inside(context, band, () => {
    glow(context, at(-34, 50), [30, 12], palette.accentLight, 0.9, 28);
    glow(context, at(50, 50), [34, 22], palette.accentDeep, 0.75);
    for (const lift of [0, 8])
      strokeLine(
        context,
        curve([at(-54, 40 + lift), at(0, 61 + lift), at(54, 40 + lift)]),
        palette.accentDeep,
        1.2,
        0.5,
      );
  });
  inkLine(context, band, 1.4, 0.6);
  const knot = curve([at(-8, 58), at(4, 54), at(15, 60), at(14, 76), at(2, 80), at(-9, 74)], true);
  context.fillStyle = palette.accentLight;
  context.fill(knot);
  inside(context, knot, () => glow(context, at(10, 76), [16, 14], palette.accentDeep, 0.7));
  inkLine(context, knot, 1.3, 0.6);
}

/** Neck, shirt, cardigan and neckerchief. */
export function drawBody(context: Context, pose: Pose): void {
  const sway = (pose.head.x - chest.x) * 0.75;
  const at = (x: number, y: number): Point => [
    chest.x + sway + x,
    chest.y + y - pose.breath * Math.min(1, y / 90),
  ];
  const shirt = curve(
    [at(-78, 44), at(0, 104), at(78, 44), at(90, 140), at(80, 260), at(-80, 260), at(-90, 140)],
    true,
  );
  context.fillStyle = palette.shirt;
  context.fill(shirt);
  inside(context, shirt, () => {
    glow(context, at(20, 90), [90, 60], palette.shirtShade, 0.8);
    glow(context, at(60, 180), [60, 120], palette.shirtShade, 0.6);
  });
  for (const sign of [-1, 1]) {
    const at2 = (x: number, y: number) => at(sign * x, y);
    const panel = curve(
      [
        at2(64, 34),
        at2(92, 42),
        at2(130, 57),
        at2(164, 80),
        at2(184, 128),
        at2(192, 200),
        at2(192, 260),
        at2(34, 260),
        at2(40, 200),
        at2(52, 120),
      ],
      true,
    );
    context.fillStyle = palette.cardigan;
    context.fill(panel);
    inside(context, panel, () => {
      if (sign < 0) glow(context, at(-140, 84), [90, 60], palette.cardiganLight, 0.8, -24);
      else glow(context, at(124, 70), [70, 30], palette.cardiganLight, 0.5, 24);
      glow(context, at2(176, 240), [70, 130], palette.cardiganDark, 0.7);
      glow(context, at2(50, 190), [34, 120], palette.cardiganDark, 0.6);
      strokeLine(
        context,
        curve([at2(76, 38), at2(64, 120), at2(52, 200), at2(48, 260)]),
        palette.cardiganLight,
        2,
        0.5,
      );
    });
    inkLine(context, panel, 1.6, 0.7);
  }
  drawNeck(context, pose.head, at);
  drawScarf(context, at);
}
