import { type Canvas, inWindow, scaleOf } from "./canvas.ts";
import type { Block, Tone } from "./lane.ts";

/** Top and bottom of a block as shares of the height: what is weak is thin, what is bad is tall. */
const blockPlaces: Partial<Record<Tone, [top: number, bottom: number]>> = {
  faint: [0.42, 0.58],
  poor: [0, 1],
};
const plainPlace: [number, number] = [0.15, 0.85];

export function drawBlocks(canvas: Canvas, blocks: readonly Block[]): void {
  const { context, height, colours } = canvas;
  const xOf = scaleOf(canvas);
  for (const { startSeconds, endSeconds, tone } of inWindow(canvas, blocks)) {
    const [top, bottom] = blockPlaces[tone] ?? plainPlace;
    const x = xOf(startSeconds);
    context.fillStyle = colours[tone];
    context.fillRect(x, top * height, Math.max(1, xOf(endSeconds) - x), (bottom - top) * height);
  }
}

export function drawTicks(canvas: Canvas, blocks: readonly Block[]): void {
  const { context, height, colours } = canvas;
  const xOf = scaleOf(canvas);
  for (const { startSeconds, endSeconds, tone } of inWindow(canvas, blocks)) {
    context.fillStyle = colours[tone];
    context.fillRect(xOf((startSeconds + endSeconds) / 2) - 1.25, 0, 2.5, height);
  }
}

/** Stretches with their names, as far as the names have room. */
export function drawNamed(canvas: Canvas, blocks: readonly Block[]): void {
  const { context, height, colours } = canvas;
  const xOf = scaleOf(canvas);
  context.font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textBaseline = "middle";
  for (const { startSeconds, endSeconds, text, tone } of inWindow(canvas, blocks)) {
    const [x, end] = [Math.max(0, xOf(startSeconds)), Math.min(canvas.width, xOf(endSeconds))];
    context.fillStyle = colours.line;
    context.fillRect(x, 0, Math.max(1, end - x - 1), height);
    context.fillStyle = colours[tone];
    context.fillRect(x, 0, 2, height);
    if (end - x < 24) continue;
    context.save();
    context.beginPath();
    context.rect(x, 0, end - x - 4, height);
    context.clip();
    context.fillStyle = colours.ink;
    context.fillText(text, x + 8, height / 2 + 1);
    context.restore();
  }
}
