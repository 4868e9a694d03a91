import { frameSeconds, toDecibels, toPower } from "./level-meter.ts";
import type { Series } from "./measurement.ts";
import { type PaceEvents, rateWithin, speechWithin } from "./pace.ts";
import { voicedFrequencies } from "./pitch-measurements.ts";
import type { SpeechTracks } from "./speech-tracks.ts";
import { mean, median } from "./statistics.ts";

const stepSeconds = 0.5;
const paceStepSeconds = 5;
const paceWindowSeconds = 20;

function round(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}

/** The curves of the results page: level, pitch, speech and pace over time. */
export function deriveSpeechSeries(
  tracks: SpeechTracks,
  pace: PaceEvents,
  durationSeconds: number,
): Series[] {
  const bins = Array.from(
    { length: Math.ceil(durationSeconds / stepSeconds) },
    (_, bin) => bin * stepSeconds,
  );
  const slice = (values: Float32Array, start: number) =>
    values.subarray(Math.round(start / frameSeconds), Math.round((start + stepSeconds) / frameSeconds));
  const center = median(voicedFrequencies(tracks.pitch)) ?? 0;
  const level = (start: number) => {
    const power = mean(Array.from(slice(tracks.levels, start), toPower));
    return power === null ? null : round(toDecibels(power), 1);
  };
  const pitch = (start: number) => {
    const frequency = median(voicedFrequencies(slice(tracks.pitch, start)));
    return frequency === null ? null : round(12 * Math.log2(frequency / center), 2);
  };
  const share = (start: number) =>
    round(
      speechWithin(tracks.segments, { startSeconds: start, endSeconds: start + stepSeconds }) / stepSeconds,
      2,
    );
  const paceSteps = Array.from({ length: Math.ceil(durationSeconds / paceStepSeconds) }, (_, step) => {
    const middle = (step + 0.5) * paceStepSeconds;
    const half = paceWindowSeconds / 2;
    return round(
      rateWithin(pace, tracks.segments, { startSeconds: middle - half, endSeconds: middle + half }),
      1,
    );
  });
  const series = (name: string, unit: string, values: (number | null)[], step = stepSeconds): Series => ({
    name,
    unit,
    startSeconds: 0,
    stepSeconds: step,
    values,
  });
  return [
    series("level", "dBFS", bins.map(level)),
    series("pitch", "semitones", bins.map(pitch)),
    series("speech", "ratio", bins.map(share)),
    series("pace", "words/min", paceSteps, paceStepSeconds),
  ];
}
