import { type Context, curve, glow, inkLine, inside, type Point, strokeLine } from "./brush.ts";
import type { Projector } from "./head-space.ts";
import { palette } from "./palette.ts";

/** Bun and the back of the head, behind everything else of the head. */
export function drawBackHair(context: Context, project: Projector): void {
  const bunAt = (x: number, y: number): Point => project(x, y, -50);
  const bun = curve(
    [
      bunAt(8, -186),
      bunAt(44, -172),
      bunAt(52, -142),
      bunAt(30, -116),
      bunAt(-18, -116),
      bunAt(-38, -144),
      bunAt(-26, -174),
    ],
    true,
  );
  context.fillStyle = palette.hair;
  context.fill(bun);
  inside(context, bun, () => {
    glow(context, bunAt(-8, -168), [36, 20], palette.hairLight, 0.75, -20);
    glow(context, bunAt(34, -128), [40, 30], palette.hairDark, 0.9);
    for (const lift of [0, 12, 24])
      strokeLine(
        context,
        curve([bunAt(-32, -140 - lift * 0.4), bunAt(4, -162 + lift), bunAt(46, -146 + lift * 0.6)]),
        palette.hairDark,
        1.4,
        0.5,
      );
  });
  inkLine(context, bun);
  const skullAt = (x: number, y: number): Point => project(x, y, -30);
  const half = [
    [40, -134],
    [76, -104],
    [92, -56],
    [92, 0],
    [78, 48],
  ];
  const side = (sign: number) => half.map(([x = 0, y = 0]) => skullAt(sign * x, y));
  const skull = curve([skullAt(0, -142), ...side(1), ...side(-1).reverse()], true);
  context.fillStyle = palette.hair;
  context.fill(skull);
  inside(context, skull, () => glow(context, skullAt(10, 20), [110, 120], palette.hairDark, 1));
  inkLine(context, skull);
}

/** Hair combed back from a side parting, over the forehead. */
export function drawFrontHair(context: Context, project: Projector): void {
  const crown: Point[] = [
    [-84, -20, 0],
    [-91, -60, -10],
    [-76, -106, -10],
    [-40, -134, -5],
    [0, -142, -5],
    [40, -134, -5],
    [76, -106, -10],
    [91, -60, -10],
    [84, -20, 0],
  ].map(([x = 0, y = 0, z = 0]) => project(x, y, z));
  const hairline: Point[] = [
    [77, -26, 14],
    [72, -50, 30],
    [56, -72, 48],
    [24, -87, 60],
    [-18, -98, 62],
    [-30, -94, 62],
    [-52, -77, 50],
    [-70, -54, 30],
    [-77, -26, 14],
  ].map(([x = 0, y = 0, z = 0]) => project(x, y, z));
  const cap = curve([...crown, ...hairline], true);
  context.fillStyle = palette.hair;
  context.fill(cap);
  inside(context, cap, () => {
    glow(context, project(-34, -118, 40), [62, 22], palette.hairLight, 0.85, -22);
    glow(context, project(46, -114, 40), [46, 16], palette.hairLight, 0.4, 28);
    glow(context, project(92, -50, 0), [30, 70], palette.hairDark, 0.9);
    const strands = [
      [30, -101, 58, 70, -84],
      [6, -104, 58, 60, -108],
      [-18, -107, 40, 36, -130],
      [-34, -102, -52, -48, -128],
      [-54, -86, -70, -78, -96],
      [-66, -66, -82, -86, -66],
    ];
    for (const [fromX = 0, fromY = 0, viaX = 0, toX = 0, toY = 0] of strands)
      strokeLine(
        context,
        curve([
          project(fromX, fromY, 60),
          project(viaX * 0.8, (fromY + toY) / 2 - 6, 40),
          project(toX, toY, 0),
        ]),
        palette.hairDark,
        1.5,
        0.55,
      );
  });
  inkLine(context, cap, 1.5, 0.65);
  // A loose strand keeps her from looking like a statue.
  const strand = [project(-74, -52, 26), project(-85, -20, 16), project(-82, 14, 14), project(-88, 40, 6)];
  strokeLine(context, curve(strand), palette.hair, 3, 0.9);
  strokeLine(context, curve(strand), palette.hairLight, 0.8, 0.7);
}
