import { z } from "zod";
import type { ChosenSegment, Selection } from "./selection.ts";

const share = z.number().nullable();

/** The answer of a highlights job, as the interfaces give it; times in seconds. */
export const reelResultSchema = z.object({
  input_duration: z.number(),
  output_duration: z.number(),
  segments_selected: z.number().int(),
  /** From the start of the work to its end. */
  processing_time: z.number(),
  segments: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      score: z.number(),
      motion: share,
      audio: share,
      speech: share,
      faces: share,
      novelty: share,
      diversity: z.number(),
      section: z.string().nullable(),
    }),
  ),
  /** What a reader must know of the reel, in words. */
  notes: z.array(z.string()),
});
export type ReelResult = z.infer<typeof reelResultSchema>;

const round = (value: number) => Number(value.toFixed(3));

const roundPart = (value: number | null) => (value === null ? null : round(value));

function toAnswer({ startSeconds, endSeconds, score, parts, diversity, section }: ChosenSegment) {
  return {
    start: round(startSeconds),
    end: round(endSeconds),
    score: round(score),
    motion: roundPart(parts.motion),
    audio: roundPart(parts.audio),
    speech: roundPart(parts.speech),
    faces: roundPart(parts.faces),
    novelty: roundPart(parts.novelty),
    diversity: round(diversity),
    section,
  };
}

/** The answer of a highlights job from what was chosen and cut. */
export function toReelResult(
  selection: Selection,
  facts: { inputSeconds: number; outputSeconds: number; processingSeconds: number },
): ReelResult {
  return {
    input_duration: round(facts.inputSeconds),
    output_duration: round(facts.outputSeconds),
    segments_selected: selection.segments.length,
    processing_time: round(facts.processingSeconds),
    segments: selection.segments.map(toAnswer),
    notes: selection.notes,
  };
}
