import type { Sprite } from "#lib/ingest/sprite.ts";
import type { Series, TimeRange } from "#lib/signals/measurement.ts";

export type Tone = "ink" | "soft" | "faint" | "good" | "warn" | "poor";

/** A stretch on a lane; `text` says what it is to whoever points at it. */
export type Block = TimeRange & { tone: Tone; text: string };

/** A series and what its lane shows from floor to ceiling. */
export type Curve = { series: Series; low: number; high: number };

/** The loudest samples (0..1) of evenly long stretches. */
export type Sound = { durationSeconds: number; peaks: readonly number[] };

/** One line of the score sheet: what is drawn on it, over the seconds of the talk. */
export type Lane = {
  id: string;
  label: string;
  /** What a value at a time reads; null where there is nothing to read. */
  read: (seconds: number) => string | null;
} & (
  | { kind: "blocks"; blocks: Block[] }
  | { kind: "named"; blocks: Block[] }
  | { kind: "ticks"; blocks: Block[] }
  | { kind: "area"; curve: Curve }
  | { kind: "line"; curve: Curve }
  | { kind: "wave"; sound: Sound; blocks: Block[] }
  | { kind: "film"; sprite: Sprite }
  | { kind: "missing"; because: string }
);

/** The height of each kind of lane, CSS pixels. */
export const laneHeights: Record<Lane["kind"], number> = {
  blocks: 20,
  named: 24,
  ticks: 20,
  area: 48,
  line: 56,
  wave: 64,
  film: 52,
  missing: 20,
};

/** The block at a time, in words. */
export function readBlocks(blocks: readonly Block[], aroundSeconds = 0): (seconds: number) => string | null {
  return (seconds) =>
    blocks.find(
      (block) => seconds >= block.startSeconds - aroundSeconds && seconds <= block.endSeconds + aroundSeconds,
    )?.text ?? null;
}
