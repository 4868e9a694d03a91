import type { TimeRange } from "#lib/signals/measurement.ts";

/** What a judge found a pitch to say on one of its subjects. */
export interface PitchSection {
  /** "problem", "solution", … */
  item: string;
  /** 0..5 */
  points: number;
  /** The sentence that earned the points. */
  quote: TimeRange;
}

interface Room {
  targetSeconds: number;
  minSeconds: number;
  maxSeconds: number;
  durationSeconds: number;
  settle: (seconds: number) => number;
}

/** From the start of the sentence on, as long as a section may be, and never shorter than a segment. */
function around({ startSeconds, endSeconds }: TimeRange, longest: number, room: Room): TimeRange {
  const wanted = Math.min(longest, Math.max(room.minSeconds, endSeconds - startSeconds));
  const start = room.settle(Math.max(0, Math.min(startSeconds, room.durationSeconds - wanted)));
  return { startSeconds: start, endSeconds: Math.min(room.durationSeconds, room.settle(start + wanted)) };
}

/**
 * A segment for each section of a pitch, the best told first, each around the sentence that says it; as many as the
 * target has room for. Sections told in one breath share a segment.
 */
export function coverSections(sections: PitchSection[], room: Room): { range: TimeRange; section: string }[] {
  const told = sections
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points || a.quote.startSeconds - b.quote.startSeconds);
  const count = Math.min(told.length, Math.floor(room.targetSeconds / room.minSeconds));
  const longest = Math.min(room.maxSeconds, room.targetSeconds / Math.max(1, count));
  const covered: { range: TimeRange; section: string }[] = [];
  for (const { item, quote } of told.slice(0, count)) {
    const range = around(quote, longest, room);
    const shared = covered.find(
      ({ range: other }) => other.startSeconds < range.endSeconds && other.endSeconds > range.startSeconds,
    );
    if (shared) shared.section += `, ${item}`;
    else covered.push({ range, section: item });
  }
  return covered;
}
