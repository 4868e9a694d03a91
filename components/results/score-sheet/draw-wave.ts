import { type Canvas, inWindow, scaleOf } from "./canvas.ts";
import type { Lane, Tone } from "./lane.ts";

/** The sound about its middle: each bar in the colour of what is going on there. */
export function drawWave(canvas: Canvas, { sound, blocks }: Extract<Lane, { kind: "wave" }>): void {
  const { context, width, height, window, colours } = canvas;
  const { peaks, durationSeconds } = sound;
  const xOf = scaleOf(canvas);
  const bar = 2;
  const perPeak = durationSeconds / peaks.length;
  const secondsOf = (x: number) =>
    window.startSeconds + (x / width) * (window.endSeconds - window.startSeconds);
  const fill = (from: number, to: number, tone: Tone) => {
    context.fillStyle = colours[tone];
    for (let x = Math.max(0, Math.floor(from / bar) * bar); x < Math.min(width, to); x += bar) {
      const first = Math.max(0, Math.floor(secondsOf(x) / perPeak));
      const last = Math.max(first + 1, Math.ceil(secondsOf(x + bar) / perPeak));
      let peak = 0;
      for (let index = first; index < last; index += 1) peak = Math.max(peak, peaks[index] ?? 0);
      // Loudness is heard by its logarithm: the square root brings quiet speech into sight.
      const tall = Math.max(1, Math.sqrt(peak) * height);
      context.fillRect(x, (height - tall) / 2, bar - 0.75, tall);
    }
  };
  fill(0, width, "soft");
  for (const { startSeconds, endSeconds, tone } of inWindow(canvas, blocks)) {
    const [from, to] = [xOf(startSeconds), Math.max(xOf(startSeconds) + bar, xOf(endSeconds))];
    if (tone === "faint") {
      context.clearRect(from, 0, to - from, height);
      fill(from, to, "faint");
    } else fill(from, to, tone);
  }
}
