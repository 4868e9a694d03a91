import type { TimeRange } from "#lib/signals/measurement.ts";
import type { SegmentParts } from "./score-segment.ts";

/** A stretch that was chosen, with all that its choice rests on. */
export interface ChosenSegment extends TimeRange {
  /** Weighted mean of the parts, 0..1. */
  score: number;
  parts: SegmentParts;
  /** 1 − likeness to the most alike of the segments chosen before it. */
  diversity: number;
  /** The part of a pitch that it stands for, where it was chosen for that. */
  section: string | null;
}

export interface Selection {
  segments: ChosenSegment[];
  /** What a reader must know of the choice, in words. */
  notes: string[];
}
