import { frameSeconds } from "./level-meter.ts";
import type { TimeRange } from "./measurement.ts";
import { quantile } from "./statistics.ts";

/** Speech is at least this far above the background … */
const aboveNoiseDb = 8;
/** … and no further than this below the loud parts of its own stretch (90th percentile). */
const belowPeakDb = 32;
/** The detector opens up to this much early or late, and closes late by its silence and smoothing. */
const search = { beforeStartSeconds: 0.35, afterStartSeconds: 0.3, beforeEndSeconds: 0.4 };
/** A soft consonant before a word; a longer hush belongs to the pause. */
const bridgeFrames = 4;
const shortestSeconds = 0.06;

/** Level of the background, dBFS: the quiet tenth of what is not speech, or of everything where all is speech. */
export function measureNoiseLevel(levels: Float32Array, segments: TimeRange[]): number {
  const outside: number[] = [];
  let next = 0;
  levels.forEach((level, frame) => {
    const seconds = frame * frameSeconds;
    while (next < segments.length && (segments[next] as TimeRange).endSeconds <= seconds) next += 1;
    if (seconds < (segments[next]?.startSeconds ?? Number.POSITIVE_INFINITY)) outside.push(level);
  });
  return quantile(outside.length >= 30 ? outside : levels, outside.length >= 30 ? 0.5 : 0.05) ?? -100;
}

function tighten(segment: TimeRange, levels: Float32Array, noiseDb: number, floor: number): TimeRange | null {
  const frame = (seconds: number) => Math.min(levels.length, Math.max(0, Math.round(seconds / frameSeconds)));
  const first = Math.max(floor, frame(segment.startSeconds - search.beforeStartSeconds));
  const last = frame(segment.endSeconds);
  const inside = levels.subarray(frame(segment.startSeconds), last);
  const loud = quantile(inside, 0.9);
  if (loud === null) return null;
  // Speech drowned in noise has no edges of its own: the detector's stay.
  if (loud < noiseDb + aboveNoiseDb) return segment;
  const threshold = Math.max(noiseDb + aboveNoiseDb, loud - belowPeakDb);
  const isLoud = (index: number) => (levels[index] ?? -100) >= threshold;
  let start = frame(segment.startSeconds);
  while (start < frame(segment.startSeconds + search.afterStartSeconds) && !isLoud(start)) start += 1;
  for (let back = start - 1; back >= first && start - back <= bridgeFrames; back -= 1) {
    if (isLoud(back)) start = back;
  }
  let end = last;
  while (end > frame(segment.endSeconds - search.beforeEndSeconds) && end > start && !isLoud(end - 1))
    end -= 1;
  if ((end - start) * frameSeconds < shortestSeconds) return null;
  return { startSeconds: start * frameSeconds, endSeconds: end * frameSeconds };
}

/** Stretches of speech whose edges are where the sound begins and ends, not where a detector was sure of it. */
export function tightenSegments(segments: TimeRange[], levels: Float32Array): TimeRange[] {
  const noiseDb = measureNoiseLevel(levels, segments);
  const tightened: TimeRange[] = [];
  for (const segment of segments) {
    const floor = Math.round((tightened.at(-1)?.endSeconds ?? 0) / frameSeconds);
    const range = tighten(segment, levels, noiseDb, floor);
    if (range) tightened.push(range);
  }
  return tightened;
}
