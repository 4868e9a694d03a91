import { detectSpeech } from "#lib/models/voice-activity.ts";
import { LevelMeter } from "#lib/signals/level-meter.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { tightenSegments } from "#lib/signals/speech-segments.ts";
import { quantile } from "#lib/signals/statistics.ts";
import { readSamples } from "./pcm-reader.ts";

/** The detector hears hot speech best: soft endings and short words stay in (tried on read and live speech). */
const detector = { loudDbfs: -6, minGainDb: -10, maxGainDb: 40 };

function* readAmplified(path: string, sampleRate: number, gain: number): Generator<Float32Array> {
  for (const samples of readSamples(path, sampleRate)) {
    yield samples.map((sample) => Math.max(-1, Math.min(1, gain * sample)));
  }
}

/** Stretches of speech in a file of 16-bit mono samples, sorted, with edges where the sound begins and ends. */
export function findSpeech(path: string, sampleRate: number, levels: Float32Array): TimeRange[] {
  const wantedDb = detector.loudDbfs - (quantile(levels, 0.95) ?? 0);
  const gain = 10 ** (Math.min(detector.maxGainDb, Math.max(detector.minGainDb, wantedDb)) / 20);
  return tightenSegments(detectSpeech(readAmplified(path, sampleRate, gain)), levels);
}

/** Level of each frame of a file of 16-bit mono samples. */
export function measureLevels(path: string, sampleRate: number): Float32Array {
  const meter = new LevelMeter(sampleRate);
  for (const samples of readSamples(path, sampleRate)) meter.push(samples);
  return meter.finish();
}
