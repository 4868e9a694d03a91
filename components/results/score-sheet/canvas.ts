import type { Block, Tone } from "./lane.ts";
import type { TimeWindow } from "./time-window.ts";

export type Colours = Record<Tone | "line", string>;

/** Where a lane is drawn: CSS pixels, the window of time over the whole width. */
export type Canvas = {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
  window: TimeWindow;
  colours: Colours;
  /** The loaded picture of a film lane. */
  picture: HTMLImageElement | null;
};

/** From seconds of the talk to pixels from the left. */
export function scaleOf({ width, window }: Canvas): (seconds: number) => number {
  const perSecond = width / (window.endSeconds - window.startSeconds);
  return (seconds) => (seconds - window.startSeconds) * perSecond;
}

export function inWindow({ window }: Canvas, blocks: readonly Block[]): Block[] {
  return blocks.filter(
    ({ startSeconds, endSeconds }) => endSeconds >= window.startSeconds && startSeconds <= window.endSeconds,
  );
}
