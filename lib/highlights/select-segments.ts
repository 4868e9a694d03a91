import type { TimeRange } from "#lib/signals/measurement.ts";
import { listBoundaries } from "./boundaries.ts";
import { listCandidates } from "./candidates.ts";
import { Choice, leastGapSeconds } from "./choice.ts";
import type { HighlightsConfig } from "./config.ts";
import { fitLength, totalSeconds } from "./fit-length.ts";
import { openDescriber } from "./likeness.ts";
import { deriveMomentParts } from "./moments.ts";
import { coverSections, type PitchSection } from "./pitch-sections.ts";
import { measureSegment, weighParts } from "./score-segment.ts";
import type { ChosenSegment, Selection } from "./selection.ts";
import type { HighlightSignals } from "./signals.ts";
import { leaveWord } from "./words.ts";

interface Room {
  targetSeconds: number;
  durationSeconds: number;
  minSeconds: number;
  maxSeconds: number;
  crossfadeSeconds: number;
  cuts: number[];
  /** The nearest moment at which nobody is in the middle of a word. */
  settle: (seconds: number) => number;
}

/** As much of a range as there is room for, leaving no rest that is too short for another segment. */
function cutToRest(range: TimeRange, restSeconds: number, { minSeconds, settle }: Room): TimeRange {
  const left = restSeconds - (range.endSeconds - range.startSeconds);
  const isWhole = left >= minSeconds || Math.abs(left) < leastGapSeconds / 2;
  const wanted = left < 0 ? restSeconds : restSeconds - minSeconds;
  if (isWhole || wanted < minSeconds) return range;
  return { startSeconds: range.startSeconds, endSeconds: settle(range.startSeconds + wanted) };
}

/** Sections first, then the best of what is left, until the reel is full; each cross-fade costs its length. */
function fill(choice: Choice, room: Room, sections: PitchSection[]): void {
  for (const { range, section } of coverSections(sections, room)) choice.take(range, section);
  for (;;) {
    const joins = choice.chosen.length;
    const rest = room.targetSeconds + joins * room.crossfadeSeconds - totalSeconds(choice.chosen);
    const best = rest < room.minSeconds ? null : choice.findBest();
    if (!best) return;
    const { startSeconds, endSeconds } = best;
    choice.take(cutToRest({ startSeconds, endSeconds }, rest, room), null);
  }
}

/** Trims or lengthens what was chosen, in order of time, to the length that was asked for. */
function adjust({ chosen }: Choice, room: Room) {
  const inOrder = chosen.toSorted((a, b) => a.startSeconds - b.startSeconds);
  const joins = Math.max(0, inOrder.length - 1);
  const limits = { ...room, targetSeconds: room.targetSeconds + joins * room.crossfadeSeconds };
  const fitted = fitLength(inOrder, limits);
  return inOrder.map((segment, index) => ({ ...segment, ...(fitted[index] as TimeRange) }));
}

/**
 * Chooses the segments of a reel: in order of time, not overlapping, together as long as was asked, none begun or ended
 * inside a known word. A recording that is not longer than the reel comes back whole.
 * @param sections of a judged pitch, each of which gets its segment; else none
 */
export function selectSegments(
  signals: HighlightSignals,
  config: HighlightsConfig,
  sections: PitchSection[] = [],
): Selection {
  const { durationSeconds, words, cuts } = signals;
  const { target_duration: targetSeconds, weights } = config;
  const moments = deriveMomentParts(signals);
  const report = (range: TimeRange, diversity: number, section: string | null): ChosenSegment => {
    const { startSeconds, endSeconds } = range;
    const parts = measureSegment(moments, range);
    return { startSeconds, endSeconds, score: weighParts(parts, weights), parts, diversity, section };
  };
  if (targetSeconds >= durationSeconds) {
    const whole = report({ startSeconds: 0, endSeconds: durationSeconds }, 1, null);
    const note = "The video is not longer than the reel that was asked for, so it is returned whole.";
    return { segments: [whole], notes: [note] };
  }

  const minSeconds = Math.min(config.min_segment_seconds, targetSeconds);
  const maxSeconds = Math.max(minSeconds, Math.min(config.max_segment_seconds, targetSeconds));
  const settle = (seconds: number) => leaveWord(seconds, words);
  const crossfadeSeconds = config.crossfade_seconds;
  const room = { targetSeconds, durationSeconds, minSeconds, maxSeconds, crossfadeSeconds, cuts, settle };
  const describe = openDescriber(signals);
  const candidates = listCandidates(listBoundaries(signals), minSeconds, maxSeconds).map((range) => ({
    ...range,
    score: weighParts(measureSegment(moments, range), weights),
    description: describe(range),
  }));
  const choice = new Choice(candidates, describe, weights.diversity);
  fill(choice, room, sections);
  const segments = adjust(choice, room).map((segment) => report(segment, segment.diversity, segment.section));
  return { segments, notes: [] };
}
