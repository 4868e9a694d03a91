import { type Sprite, tileAt } from "#lib/ingest/sprite.ts";
import type { Canvas } from "./canvas.ts";
import { drawBlocks, drawNamed, drawTicks } from "./draw-blocks.ts";
import { drawWave } from "./draw-wave.ts";
import type { Lane } from "./lane.ts";
import { type CurvePoint, shareOf, traceCurve } from "./trace-curve.ts";

function followPoints(context: CanvasRenderingContext2D, points: CurvePoint[], yOf: (v: number) => number) {
  for (const [x, value] of points) context.lineTo(x, yOf(value));
}

function drawCurve(canvas: Canvas, lane: Extract<Lane, { kind: "area" | "line" }>): void {
  const { context, width, height, window, colours } = canvas;
  const { series, low, high } = lane.curve;
  const yOf = (value: number) => 1 + (1 - shareOf(value, low, high)) * (height - 2);
  if (lane.kind === "line") {
    context.fillStyle = colours.line;
    context.fillRect(0, Math.round(height / 2), width, 1);
  }
  for (const points of traceCurve(series, window, width)) {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) continue;
    context.beginPath();
    if (lane.kind === "area") {
      context.moveTo(first[0], height);
      followPoints(context, points, yOf);
      context.lineTo(last[0], height);
      context.fillStyle = colours.soft;
      context.fill();
    } else {
      followPoints(context, points, yOf);
      context.strokeStyle = colours.ink;
      context.lineWidth = 1.5;
      context.lineJoin = "round";
      context.stroke();
    }
  }
}

function drawFilm(canvas: Canvas, sprite: Sprite): void {
  const { context, width, height, window, picture } = canvas;
  if (!picture) return;
  const wide = (sprite.width / sprite.height) * height;
  const span = window.endSeconds - window.startSeconds;
  for (let x = 0; x < width; x += wide) {
    const seconds = window.startSeconds + (Math.min(width, x + wide / 2) / width) * span;
    const tile = tileAt(sprite, seconds);
    context.drawImage(picture, tile.x, tile.y, sprite.width, sprite.height, x, 0, wide - 1, height);
  }
}

/** Draws a lane from scratch. */
export function drawLane(lane: Lane, canvas: Canvas): void {
  canvas.context.clearRect(0, 0, canvas.width, canvas.height);
  if (lane.kind === "blocks") drawBlocks(canvas, lane.blocks);
  else if (lane.kind === "ticks") drawTicks(canvas, lane.blocks);
  else if (lane.kind === "named") drawNamed(canvas, lane.blocks);
  else if (lane.kind === "area" || lane.kind === "line") drawCurve(canvas, lane);
  else if (lane.kind === "wave") drawWave(canvas, lane);
  else if (lane.kind === "film") drawFilm(canvas, lane.sprite);
}
