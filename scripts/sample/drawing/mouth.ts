import { type Context, curve, glow, inside, type Point, strokeLine } from "./brush.ts";
import type { Projector } from "./head-space.ts";
import { palette } from "./palette.ts";
import type { Pose } from "./pose.ts";

const line = 66;

/** Lips, teeth and what is between them. */
export function drawMouth(context: Context, project: Projector, { open, wide, smile }: Pose["mouth"]): void {
  const half = 26 + 4 * wide + 8 * smile;
  const corner = line - 5.5 * smile + open * 3;
  const at = (share: number, y: number): Point =>
    project(share * half, y, 84 - 12 * share ** 2 - Math.max(0, y - 72) * 0.2);
  const row = (heights: readonly number[]) => {
    const last = heights.length - 1;
    return heights.map((y, index) => at(-1 + (2 * index) / last, y));
  };
  const up = line - 1.5 * open;
  const down = line + 15 * open;
  const lipTop = row([corner, up - 5.2, up - 9, up - 7.2, up - 9, up - 5.2, corner]);
  const innerTop = row([corner, up - 0.4, up - 0.6, up + 0.6, up - 0.6, up - 0.4, corner]);
  const innerBottom = row([
    corner,
    down - 2.5 * open,
    down + 0.6,
    down + 1,
    down + 0.6,
    down - 2.5 * open,
    corner,
  ]);
  const lipBottom = row([corner, down + 5, down + 9.6, down + 10.6, down + 9.6, down + 5, corner]);
  const between = (a: Point[], b: Point[]) => curve([...a, ...b.slice(1, -1).reverse()], true);

  glow(context, at(0, down + 16), [24, 7], palette.skinShade, 0.5);
  const hollow = between(innerTop, innerBottom);
  if (open > 0.04) {
    context.fillStyle = palette.mouthInside;
    context.fill(hollow);
    inside(context, hollow, () => {
      glow(context, at(0, down), [half * 0.8, 9 * open + 2], palette.tongue, 0.9);
      context.fillStyle = palette.teeth;
      context.fill(
        between(
          row([up - 4, up - 4, up - 4]),
          row([up + 1.5, up + 1 + 4.5 * Math.min(1, 2 * open), up + 1.5]),
        ),
      );
      glow(context, at(0, up - 2), [half, 5], palette.mouthInside, 0.45);
    });
  }
  const upperLip = between(lipTop, innerTop);
  const lowerLip = between(innerBottom, lipBottom);
  context.fillStyle = palette.lip;
  context.fill(upperLip);
  context.fill(lowerLip);
  inside(context, upperLip, () => glow(context, at(0, up), [half, 7], palette.lipDark, 0.6));
  inside(context, lowerLip, () => {
    glow(context, at(-0.12, down + 5), [half * 0.55, 5], palette.lipLight, 0.9);
    glow(context, at(0, down + 11), [half, 4], palette.lipDark, 0.5);
  });
  strokeLine(context, curve(innerTop), palette.lipDark, 1.6, 0.9);
  if (open > 0.04) strokeLine(context, curve(innerBottom), palette.lipDark, 1, 0.6);
  for (const side of [-1, 1]) {
    glow(context, at(side * 1.04, corner), [5, 4], palette.skinDeep, 0.55);
    const fold = [at(side * 1.25, 48), at(side * 1.45, 58), at(side * 1.42, 68)];
    strokeLine(context, curve(fold), palette.skinShade, 2.2, 0.05 + 0.2 * smile);
  }
}
