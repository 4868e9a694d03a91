import { z } from "zod";
import { timeRangeSchema } from "#lib/signals/measurement.ts";

const part = z.number().min(0).max(1).nullable();

/** The parts of a segment's score, 0..1 each, null where a recording has no such signal. */
export const segmentPartsSchema = z.object({
  motion: part,
  audio: part,
  speech: part,
  faces: part,
  novelty: part,
});
export type SegmentParts = z.infer<typeof segmentPartsSchema>;

/** A stretch that was chosen, with all that its choice rests on. */
export const chosenSegmentSchema = timeRangeSchema.extend({
  /** Weighted mean of the parts, 0..1. */
  score: z.number().min(0).max(1),
  parts: segmentPartsSchema,
  /** 1 − likeness to the most alike of the segments chosen before it. */
  diversity: z.number().min(0).max(1),
  /** The parts of a pitch that it stands for, where it was chosen for that. */
  section: z.string().nullable(),
});
export type ChosenSegment = z.infer<typeof chosenSegmentSchema>;

export const selectionSchema = z.object({
  /** In order of time. */
  segments: z.array(chosenSegmentSchema),
  /** What a reader must know of the choice, in words. */
  notes: z.array(z.string()),
});
export type Selection = z.infer<typeof selectionSchema>;
