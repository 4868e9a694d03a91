import { frameSeconds } from "./level-meter.ts";
import type { Filler } from "./speech-measurements.ts";
import type { SpeechTracks } from "./speech-tracks.ts";
import { quantile, standardDeviation } from "./statistics.ts";

/** A filled pause is a vowel held steady beside a silence; values in seconds, semitones and decibels. */
const limits = {
  shortestSeconds: 0.22,
  longestSeconds: 1.2,
  /** With silence on one side only it must be longer than the last syllable of a phrase is. */
  shortestOneSidedSeconds: 0.4,
  silenceSeconds: 0.15,
  pitchRangeSemitones: 1.3,
  levelRangeDb: 7,
  /** Spread of the vowel band against the whole: the mouth does not move. */
  timbreSpreadDb: 1.8,
};
const bridgeFrames = 3;

/** [start, end) of voiced runs, small gaps closed. */
function voicedRuns(pitch: Float32Array): [number, number][] {
  const runs: [number, number][] = [];
  pitch.forEach((frequency, frame) => {
    if (frequency === 0) return;
    const last = runs.at(-1);
    if (last && frame - last[1] <= bridgeFrames) last[1] = frame + 1;
    else runs.push([frame, frame + 1]);
  });
  return runs;
}

function spread(values: number[]): number {
  return (quantile(values, 0.9) ?? 0) - (quantile(values, 0.1) ?? 0);
}

/** Level and pitch rise and fall at the edges of every sound: what is judged is its middle four fifths. */
function isSteady(tracks: SpeechTracks, start: number, end: number): boolean {
  const margin = Math.round((end - start) / 10);
  const frames = Array.from({ length: end - start - 2 * margin }, (_, index) => start + margin + index);
  const voiced = frames.filter((frame) => (tracks.pitch[frame] as number) > 0);
  const semitones = voiced.map((frame) => 12 * Math.log2(tracks.pitch[frame] as number));
  const levels = voiced.map((frame) => tracks.levels[frame] as number);
  const timbre = voiced.map(
    (frame) => (tracks.vowelLevels[frame] as number) - (tracks.levels[frame] as number),
  );
  return (
    spread(semitones) <= limits.pitchRangeSemitones &&
    spread(levels) <= limits.levelRangeDb &&
    (standardDeviation(timbre) ?? 0) <= limits.timbreSpreadDb
  );
}

/** Frames of silence next to a run: far below the run's own level. */
function silenceBeside(tracks: SpeechTracks, from: number, step: 1 | -1, runLevel: number): number {
  const threshold = runLevel - 20;
  let silent = 0;
  // An unvoiced tail of 50 ms (a breath, the closing of the lips) may stand between.
  for (let away = 1; away <= 40; away += 1) {
    const level = tracks.levels[from + step * away];
    if (level === undefined || level < threshold) silent += 1;
    else if (away > 5 && silent > 0) break;
    else if (away > 5) return 0;
  }
  return silent;
}

/**
 * Candidates for "um" and "uh" by their sound: voiced stretches of steady pitch, level and timbre beside a silence
 * (after Goto, Itou & Hayamizu 1999, small change of F0 and of the spectral envelope).
 */
export function findAcousticFillers(tracks: SpeechTracks): Filler[] {
  const needed = limits.silenceSeconds / frameSeconds;
  return voicedRuns(tracks.pitch).flatMap(([start, end]) => {
    const seconds = (end - start) * frameSeconds;
    if (seconds < limits.shortestSeconds || seconds > limits.longestSeconds) return [];
    const level = quantile(tracks.levels.subarray(start, end), 0.5) ?? 0;
    const before = silenceBeside(tracks, start, -1, level) >= needed;
    const after = silenceBeside(tracks, end - 1, 1, level) >= needed;
    if (!before && !after) return [];
    if (!(before && after) && seconds < limits.shortestOneSidedSeconds) return [];
    if (!isSteady(tracks, start, end)) return [];
    const range = { startSeconds: start * frameSeconds, endSeconds: end * frameSeconds };
    return [{ ...range, text: null, weight: 1, evidence: "acoustic" as const }];
  });
}
