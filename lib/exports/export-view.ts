import type { FrameRate } from "#lib/media/frame-rate.ts";
import { nearestFrame } from "#lib/media/frame-rate.ts";
import type { Quote } from "#lib/pitch/report.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";

export interface ExportSegment extends TimeRange {
  label: string;
  /** 0..1, null where nobody scored it. */
  score: number | null;
}

export interface Chapter extends TimeRange {
  title: string;
}

/** All that the written formats tell of a video, or of what was cut from it. Times are of the video itself. */
export interface ExportView {
  /** As a person calls it. */
  title: string;
  /** Of the video, as it was uploaded: what an editor looks for beside the file. */
  filename: string;
  rate: FrameRate;
  durationSeconds: number;
  picture: { width: number; height: number } | null;
  sound: { channels: number; sampleRate: number } | null;
  /** What the timeline is made of, in order; the whole video where nothing was cut. */
  segments: ExportSegment[];
  cues: Quote[];
  chapters: Chapter[];
}

/** A stretch of the video on the timeline, in frames. */
export interface EditEvent {
  label: string;
  sourceStart: number;
  frames: number;
  recordStart: number;
}

/** The segments one after the other, to the frame; none of them empty or past the end. */
export function listEvents({ segments, rate, durationSeconds }: ExportView): EditEvent[] {
  const last = Math.max(1, nearestFrame(durationSeconds, rate));
  let recordStart = 0;
  return segments.flatMap(({ startSeconds, endSeconds, label }) => {
    const sourceStart = Math.min(last, Math.max(0, nearestFrame(startSeconds, rate)));
    const frames = Math.min(last, nearestFrame(endSeconds, rate)) - sourceStart;
    if (frames <= 0) return [];
    const event = { label, sourceStart, frames, recordStart };
    recordStart += frames;
    return [event];
  });
}

/** Parts of ranges that lie in a segment, moved to where the segment is shown. */
function moveInto<T extends TimeRange>(ranges: T[], segment: TimeRange, shownAt: number): T[] {
  return ranges.flatMap((range) => {
    const startSeconds = Math.max(range.startSeconds, segment.startSeconds);
    const endSeconds = Math.min(range.endSeconds, segment.endSeconds);
    if (endSeconds - startSeconds < 0.01) return [];
    const shift = shownAt - segment.startSeconds;
    return [{ ...range, startSeconds: startSeconds + shift, endSeconds: endSeconds + shift }];
  });
}

/**
 * Captions and chapters of the cut itself instead of the video: what belongs beside the cut as a file.
 * @param crossfadeSeconds by which segments that do not follow each other anyway overlap, at most half of the shortest
 */
export function retimeToCut(view: ExportView, crossfadeSeconds = 0): ExportView {
  const { segments } = view;
  const lengthOf = ({ startSeconds, endSeconds }: TimeRange) => endSeconds - startSeconds;
  const overlap = Math.min(crossfadeSeconds, ...segments.map((segment) => lengthOf(segment) / 2));
  let shownAt = 0;
  const parts = segments.map((segment, index) => {
    const before = segments[index - 1];
    if (before && Math.abs(before.endSeconds - segment.startSeconds) > 1e-6) shownAt -= overlap;
    const shown = { title: segment.label, startSeconds: shownAt, endSeconds: shownAt + lengthOf(segment) };
    const cues = moveInto(view.cues, segment, shownAt);
    shownAt = shown.endSeconds;
    return { cues, shown };
  });
  return { ...view, cues: parts.flatMap((part) => part.cues), chapters: parts.map((part) => part.shown) };
}
