import { HalfBandDecimator } from "#lib/signals/half-band.ts";
import { PitchAnalyzer } from "#lib/signals/pitch-candidates.ts";
import { measurePitch } from "#lib/signals/pitch-measurements.ts";
import { trackPitch } from "#lib/signals/pitch-track.ts";
import { median } from "#lib/signals/statistics.ts";
import { makeVoice, type VoiceKind } from "#tests/fixtures/make-voice.ts";
import type { Report } from "../report.ts";

const seconds = 4;
const contours: [name: string, frequency: (time: number) => number][] = [
  ["70 Hz", () => 70],
  ["110 Hz", () => 110],
  ["220 Hz", () => 220],
  ["400 Hz", () => 400],
  ["glide 110-220 Hz", (time) => 110 * 2 ** (time / seconds)],
  ["glide 100-400 Hz", (time) => 100 * 4 ** (time / seconds)],
  ["vibrato about 180 Hz", (time) => 180 * 2 ** (0.2 * Math.sin(2 * Math.PI * 3 * time))],
];

function track(samples: Float32Array): Float32Array {
  const frames = Math.floor(samples.length / 160);
  const analyzer = new PitchAnalyzer(8000, frames, () => true);
  analyzer.push(new HalfBandDecimator().push(samples));
  return trackPitch(analyzer.finish(), [[0, frames]]);
}

/** F0 of synthetic voices of known pitch, clean and with noise 10 dB below. */
export async function run(report: Report): Promise<void> {
  for (const signalToNoise of [null, 10]) {
    const errors: number[] = [];
    let gross = 0;
    for (const [name, frequency] of contours) {
      for (const kind of ["sine", "vowel", "harmonics"] satisfies VoiceKind[]) {
        const found = track(makeVoice({ frequency, seconds, kind, signalToNoise }));
        found.forEach((value, frame) => {
          const error = Math.abs(value / frequency((frame + 0.5) / 100) - 1);
          if (error > 0.2) gross += 1;
          errors.push(error);
        });
        const spread = measurePitch(found).pitchVariation.value ?? Number.NaN;
        if (kind !== "vowel" || signalToNoise !== null) continue;
        if (name === "110 Hz") report("deviation of a monotone", spread, "semitones", 0.5);
        if (name.startsWith("glide 110")) report("deviation of an octave", spread, "semitones", 3.464);
      }
    }
    const condition = signalToNoise === null ? "clean" : `noise at ${signalToNoise} dB`;
    report(`median error, ${condition}`, 100 * (median(errors) ?? Number.NaN), "%", 1);
    report(`gross errors, ${condition}`, (100 * gross) / errors.length, "%", 3);
  }
}
