import type { TimeRange } from "#lib/signals/measurement.ts";

export type Tone = "ink" | "soft" | "faint" | "good" | "warn" | "poor";

/** A stretch on a lane; `text` says what it is to whoever points at it. */
export type Block = TimeRange & { tone: Tone; text: string };

/** One line of the score sheet. Coordinates: x seconds, y 0 (top) to `laneHeight`. */
export type Lane = {
  id: string;
  label: string;
  /** What a value at a time reads; null where there is nothing to read. */
  read: (seconds: number) => string | null;
} & (
  | { kind: "blocks"; blocks: Block[] }
  | { kind: "ticks"; blocks: Block[] }
  | { kind: "area"; path: string }
  | { kind: "line"; path: string; rules: number[] }
  | { kind: "missing"; because: string }
);

/** The block at a time, in words. */
export function readBlocks(blocks: readonly Block[], aroundSeconds = 0): (seconds: number) => string | null {
  return (seconds) =>
    blocks.find(
      (block) => seconds >= block.startSeconds - aroundSeconds && seconds <= block.endSeconds + aroundSeconds,
    )?.text ?? null;
}
