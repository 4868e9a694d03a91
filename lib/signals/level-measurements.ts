import { frameSeconds, toDecibels, toPower } from "./level-meter.ts";
import { type Measurement, measured, type TimeRange, unmeasured } from "./measurement.ts";
import { measureNoiseLevel } from "./speech-segments.ts";
import { mean, standardDeviation } from "./statistics.ts";

/** Shorter stretches are single syllables, whose level says which vowel they hold. */
const minSegmentSeconds = 0.5;
const minSegments = 2;
/** Long stretches are heard in parts of this length. */
const partSeconds = 3;

function partsOf(segment: TimeRange): TimeRange[] {
  const count = Math.max(1, Math.round((segment.endSeconds - segment.startSeconds) / partSeconds));
  const step = (segment.endSeconds - segment.startSeconds) / count;
  return Array.from({ length: count }, (_, index) => ({
    startSeconds: segment.startSeconds + index * step,
    endSeconds: segment.startSeconds + (index + 1) * step,
  }));
}

function levelWithin(levels: Float32Array, range: TimeRange): number {
  const from = Math.round(range.startSeconds / frameSeconds);
  const power = Array.from(levels.subarray(from, Math.round(range.endSeconds / frameSeconds)), toPower);
  return toDecibels(mean(power) ?? 0);
}

/** Steadiness of the speaker's level and its distance from the background. */
export function measureLevels(
  levels: Float32Array,
  segments: TimeRange[],
): { volumeSteadiness: Measurement; speechToNoise: Measurement } {
  if (segments.length === 0) {
    return { volumeSteadiness: unmeasured("dB", "no_speech"), speechToNoise: unmeasured("dB", "no_speech") };
  }
  const parts = segments
    .filter((segment) => segment.endSeconds - segment.startSeconds >= minSegmentSeconds)
    .flatMap(partsOf)
    .map((part) => levelWithin(levels, part));
  const speechPower = mean(segments.map((segment) => toPower(levelWithin(levels, segment)))) ?? 0;
  const noise = measureNoiseLevel(levels, segments);
  return {
    volumeSteadiness:
      parts.length < minSegments
        ? unmeasured("dB", "too_little_speech")
        : measured(standardDeviation(parts) ?? 0, "dB"),
    speechToNoise: measured(toDecibels(speechPower) - noise, "dB"),
  };
}
