import { type Context, curve, glow, inkLine, inside, type Point } from "./brush.ts";
import { palette, withAlpha } from "./palette.ts";
import { pictureSize } from "./pose.ts";

function drawLoaf(context: Context, x: number, y: number, size: number): void {
  const at = (dx: number, dy: number): Point => [x + dx * size, y + dy * size];
  const loaf = curve(
    [at(-1, 0), at(-0.95, -0.45), at(-0.45, -0.78), at(0.3, -0.8), at(0.9, -0.48), at(1, 0)],
    true,
  );
  context.fillStyle = "#c39a6b";
  context.fill(loaf);
  inside(context, loaf, () => {
    glow(context, at(-0.3, -0.7), [size, size * 0.5], "#e2c190", 0.8);
    glow(context, at(0.5, 0), [size, size * 0.5], "#8d6238", 0.6);
  });
  inkLine(context, loaf, 1.5, 0.45);
  for (const cut of [-0.5, 0, 0.5])
    inkLine(context, curve([at(cut - 0.12, -0.3), at(cut + 0.16, -0.66)]), 1.5, 0.4);
}

/** The mark of the invented company: light in the arch of an oven. */
function drawPrint(context: Context, x: number, y: number): void {
  context.fillStyle = palette.paper;
  context.fillRect(x, y, 116, 146);
  context.strokeStyle = withAlpha(palette.ink, 0.55);
  context.lineWidth = 2;
  context.strokeRect(x, y, 116, 146);
  const arch = new Path2D();
  arch.moveTo(x + 26, y + 108);
  arch.lineTo(x + 26, y + 74);
  arch.arc(x + 58, y + 74, 32, Math.PI, 0);
  arch.lineTo(x + 90, y + 108);
  arch.closePath();
  inkLine(context, arch, 3, 0.75);
  context.fillStyle = withAlpha(palette.accent, 0.9);
  context.beginPath();
  context.arc(x + 58, y + 107, 20, Math.PI, 0);
  context.fill();
}

/** The wall behind the speaker, out of focus. */
export function drawBackdrop(context: Context): void {
  const { width, height } = pictureSize;
  const wall = context.createLinearGradient(0, 0, width, height * 0.8);
  wall.addColorStop(0, palette.wallLight);
  wall.addColorStop(1, palette.wallShade);
  context.fillStyle = wall;
  context.fillRect(0, 0, width, height);
  glow(context, [180, 150], [460, 380], palette.paper, 0.4);
  glow(context, [620, 330], [330, 300], "#8c7c68", 0.3);
  context.filter = "blur(1.4px)";
  drawPrint(context, 128, 84);
  context.fillStyle = withAlpha(palette.ink, 0.22);
  context.fillRect(704, 214, 206, 12);
  context.fillStyle = "#a08468";
  context.fillRect(700, 202, 206, 12);
  context.strokeStyle = withAlpha(palette.ink, 0.5);
  context.lineWidth = 1.5;
  context.strokeRect(700, 202, 206, 12);
  drawLoaf(context, 756, 201, 40);
  drawLoaf(context, 846, 201, 44);
  context.filter = "none";
}
