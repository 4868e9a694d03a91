import { analyzeSpeech } from "#lib/signals/analyze-speech.ts";
import { BandPass } from "#lib/signals/band-pass.ts";
import { HalfBandDecimator } from "#lib/signals/half-band.ts";
import { frameSeconds, LevelMeter } from "#lib/signals/level-meter.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { PitchAnalyzer } from "#lib/signals/pitch-candidates.ts";
import { trackPitch } from "#lib/signals/pitch-track.ts";
import type { SpeechAnalysis } from "#lib/signals/speech-measurements.ts";
import type { SpeechTracks } from "#lib/signals/speech-tracks.ts";
import { vowelBand } from "#lib/signals/syllables.ts";
import { readSamples } from "../pcm-reader.ts";
import { findSpeech } from "../speech-activity.ts";

/** Frames around a stretch of speech in which its voice may begin and end. */
const marginFrames = 3;

function toFrames(segments: TimeRange[], frameCount: number): [number, number][] {
  return segments.map(({ startSeconds, endSeconds }) => [
    Math.max(0, Math.round(startSeconds / frameSeconds) - marginFrames),
    Math.min(frameCount, Math.round(endSeconds / frameSeconds) + marginFrames),
  ]);
}

function findPitch(
  path: string,
  sampleRate: number,
  frameCount: number,
  segments: TimeRange[],
): Float32Array {
  const stretches = toFrames(segments, frameCount);
  const wanted = new Uint8Array(frameCount);
  for (const [start, end] of stretches) wanted.fill(1, start, end);
  const decimator = new HalfBandDecimator();
  const analyzer = new PitchAnalyzer(sampleRate / 2, frameCount, (frame) => wanted[frame] === 1);
  for (const samples of readSamples(path, sampleRate)) analyzer.push(decimator.push(samples));
  return trackPitch(analyzer.finish(), stretches);
}

function hear(path: string, sampleRate: number, known: TimeRange[] | null): SpeechTracks {
  const whole = new LevelMeter(sampleRate);
  const vowels = new LevelMeter(sampleRate);
  const band = new BandPass(vowelBand.lowHertz, vowelBand.highHertz, sampleRate);
  for (const samples of readSamples(path, sampleRate)) {
    whole.push(samples);
    vowels.push(band.push(samples));
  }
  const levels = whole.finish();
  const segments = known ?? findSpeech(path, sampleRate, levels);
  const pitch = findPitch(path, sampleRate, levels.length, segments);
  return { levels, vowelLevels: vowels.finish(), pitch, segments };
}

export type ListenInput = Omit<Parameters<typeof analyzeSpeech>[0], "tracks"> & {
  path: string;
  sampleRate: number;
  /** Where somebody speaks, where that is known already. */
  segments: TimeRange[] | null;
};

/** Runs in a pool thread: all that a file of 16-bit mono samples tells, read in small pieces. */
export default function listen({ path, sampleRate, segments, ...input }: ListenInput): SpeechAnalysis {
  return analyzeSpeech({ ...input, tracks: hear(path, sampleRate, segments) });
}
