import { describe, expect, it } from "vitest";
import { HalfBandDecimator } from "#lib/signals/half-band.ts";
import { PitchAnalyzer } from "#lib/signals/pitch-candidates.ts";
import { measurePitch } from "#lib/signals/pitch-measurements.ts";
import { trackPitch } from "#lib/signals/pitch-track.ts";
import { median } from "#lib/signals/statistics.ts";
import { makeVoice, type VoiceKind } from "#tests/fixtures/make-voice.ts";

function track(samples: Float32Array, pieceSamples = 16_000): Float32Array {
  const frameCount = Math.floor(samples.length / 160);
  const decimator = new HalfBandDecimator();
  const analyzer = new PitchAnalyzer(8000, frameCount, () => true);
  for (let offset = 0; offset < samples.length; offset += pieceSamples) {
    analyzer.push(decimator.push(samples.subarray(offset, offset + pieceSamples)));
  }
  return trackPitch(analyzer.finish(), [[0, frameCount]]);
}

function errorsOf(found: Float32Array, frequency: (time: number) => number): number[] {
  return Array.from(found, (value, frame) => Math.abs(value / frequency((frame + 0.5) / 100) - 1));
}

const grossShare = (errors: number[]) => errors.filter((error) => error > 0.2).length / errors.length;

describe("F0", () => {
  for (const kind of ["sine", "vowel", "harmonics"] satisfies VoiceKind[]) {
    for (const hertz of [70, 110, 220, 400]) {
      it(`is within 1 % on a ${kind} of ${hertz} Hz`, () => {
        const errors = errorsOf(track(makeVoice({ frequency: () => hertz, seconds: 2, kind })), () => hertz);
        expect(median(errors)).toBeLessThan(0.01);
        expect(grossShare(errors)).toBeLessThan(0.03);
      });
    }

    it(`follows a ${kind} gliding over two octaves in noise 10 dB below it`, () => {
      const frequency = (time: number) => 100 * 2 ** time;
      const errors = errorsOf(
        track(makeVoice({ frequency, seconds: 2, kind, signalToNoise: 10 })),
        frequency,
      );
      expect(median(errors)).toBeLessThan(0.01);
      expect(grossShare(errors)).toBeLessThan(0.03);
    });
  }

  it("gives the same track however the samples are cut into pieces", () => {
    const voice = makeVoice({ frequency: (time) => 150 + 40 * time, seconds: 1, kind: "vowel" });
    expect(track(voice, 1237)).toEqual(track(voice));
  });

  it("finds no voice in noise", () => {
    const noise = makeVoice({ frequency: () => 100, seconds: 2, kind: "sine", signalToNoise: -40 });
    const voiced = track(noise).filter((frequency) => frequency > 0).length;
    expect(voiced / 200).toBeLessThan(0.05);
  });

  it("finds no voice in silence", () => {
    expect(track(new Float32Array(16_000)).every((frequency) => frequency === 0)).toBe(true);
  });
});

describe("measurePitch", () => {
  it("puts a monotone below half a semitone", () => {
    const { pitchVariation } = measurePitch(
      track(makeVoice({ frequency: () => 130, seconds: 3, kind: "vowel" })),
    );
    expect(pitchVariation.value).toBeLessThan(0.5);
  });

  it("puts a glide over an octave within 5 % of 12/√12 semitones", () => {
    const frequency = (time: number) => 110 * 2 ** (time / 4);
    const { pitchVariation } = measurePitch(track(makeVoice({ frequency, seconds: 4, kind: "vowel" })));
    expect(Math.abs((pitchVariation.value ?? 0) / (12 / Math.sqrt(12)) - 1)).toBeLessThan(0.05);
  });

  it("says so when there is too little voice", () => {
    expect(measurePitch(new Float32Array(500)).pitchMedian).toMatchObject({
      measured: false,
      reason: "no_voiced_speech",
    });
  });
});
