import type { TimeRange } from "./measurement.ts";

/** What listening once to a recording gives; the arrays hold one value per 10 ms. */
export interface SpeechTracks {
  /** dBFS of the whole band. */
  levels: Float32Array;
  /** dBFS of the band in which vowels stand out. */
  vowelLevels: Float32Array;
  /** F0 in Hz, 0 where unvoiced. */
  pitch: Float32Array;
  segments: TimeRange[];
}

/** Cuts the tracks to what lies before a time. */
export function cutTracks(tracks: SpeechTracks, endSeconds: number, frameSeconds: number): SpeechTracks {
  const frames = Math.round(endSeconds / frameSeconds);
  return {
    levels: tracks.levels.subarray(0, frames),
    vowelLevels: tracks.vowelLevels.subarray(0, frames),
    pitch: tracks.pitch.subarray(0, frames),
    segments: tracks.segments
      .filter((segment) => segment.startSeconds < endSeconds)
      .map((segment) => ({ ...segment, endSeconds: Math.min(segment.endSeconds, endSeconds) })),
  };
}
