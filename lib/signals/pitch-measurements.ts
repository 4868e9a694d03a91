import { type Measurement, measured, unmeasured } from "./measurement.ts";
import { median, standardDeviation } from "./statistics.ts";

/** Half a second of voice in all. */
const minVoicedFrames = 50;

/** F0 of voiced frames, Hz. */
export function voicedFrequencies(pitch: Float32Array): number[] {
  return Array.from(pitch).filter((frequency) => frequency > 0);
}

/** Median F0 and its standard deviation in semitones (Hincks 2004: correlates with liveliness). */
export function measurePitch(pitch: Float32Array): { pitchMedian: Measurement; pitchVariation: Measurement } {
  const voiced = voicedFrequencies(pitch);
  const center = median(voiced);
  if (center === null || voiced.length < minVoicedFrames) {
    return {
      pitchMedian: unmeasured("Hz", "no_voiced_speech"),
      pitchVariation: unmeasured("semitones", "no_voiced_speech"),
    };
  }
  const semitones = voiced.map((frequency) => 12 * Math.log2(frequency / center));
  const confidence = Math.min(1, voiced.length / 1000);
  const source = "normalised square difference (McLeod & Wyvill 2005), tracked by Viterbi";
  return {
    pitchMedian: measured(center, "Hz", { source, confidence }),
    pitchVariation: measured(standardDeviation(semitones) ?? 0, "semitones", { source, confidence }),
  };
}
