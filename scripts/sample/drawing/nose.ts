import { type Context, curve, glow, type Point, strokeLine } from "./brush.ts";
import type { Projector } from "./head-space.ts";
import { palette } from "./palette.ts";

/** Nose: mostly light and shade; a line only where the wings and the tip turn away. */
export function drawNose(context: Context, project: Projector): void {
  const at = (x: number, y: number, z: number): Point => project(x, y, z);
  glow(context, at(12, 12, 82), [9, 32], palette.skinShade, 0.4, -6);
  glow(context, at(-11, 10, 80), [7, 26], palette.skinShade, 0.18, 6);
  glow(context, at(17, 36, 82), [9, 11], palette.skinShade, 0.45);
  glow(context, at(-2, 6, 90), [6, 34], palette.skinGlow, 0.6);
  glow(context, at(0, 47, 88), [20, 7], palette.skinDeep, 0.6);
  glow(context, at(-2, 54, 84), [7, 8], palette.skinShade, 0.25);
  glow(context, at(-2.5, 32, 102), [10, 9], palette.skinGlow, 0.75);
  for (const side of [-1, 1]) {
    glow(context, at(side * 8.5, 43.5, 90), [5.4, 2.9], palette.skinDeep, 1, side * -14);
    glow(context, at(side * 8.5, 43.5, 90), [4, 2.2], palette.ink, 0.55, side * -14);
    const wing = [
      at(side * 14.5, 28, 84),
      at(side * 19, 36, 80),
      at(side * 16.5, 43, 82),
      at(side * 12, 43, 87),
    ];
    strokeLine(context, curve(wing), palette.skinDeep, 1.4, side > 0 ? 0.65 : 0.45);
  }
  const tip = [at(-6, 44.5, 94), at(0, 46.5, 98), at(6, 44.5, 94)];
  strokeLine(context, curve(tip), palette.skinDeep, 1.3, 0.55);
}
