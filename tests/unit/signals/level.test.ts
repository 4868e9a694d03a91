import { describe, expect, it } from "vitest";
import { BandPass } from "#lib/signals/band-pass.ts";
import { HalfBandDecimator } from "#lib/signals/half-band.ts";
import { measureLevels } from "#lib/signals/level-measurements.ts";
import { LevelMeter } from "#lib/signals/level-meter.ts";

const tone = (hertz: number, amplitude: number, seconds = 1, rate = 16_000) =>
  Float32Array.from(
    { length: seconds * rate },
    (_, index) => amplitude * Math.sin((2 * Math.PI * hertz * index) / rate),
  );

const rms = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

describe("LevelMeter", () => {
  it("gives a full-scale sine −3 dBFS in every 10 ms, however it is cut into pieces", () => {
    const meter = new LevelMeter(16_000);
    const samples = tone(400, 1);
    for (let offset = 0; offset < samples.length; offset += 777)
      meter.push(samples.subarray(offset, offset + 777));
    const levels = meter.finish();
    expect(levels).toHaveLength(100);
    for (const level of levels) expect(level).toBeCloseTo(-3.01, 1);
  });

  it("gives silence a finite floor", () => {
    const meter = new LevelMeter(16_000);
    meter.push(new Float32Array(160));
    expect(Array.from(meter.finish())).toEqual([-100]);
  });
});

describe("filters", () => {
  it("BandPass keeps its band and takes 20 dB off two octaves away", () => {
    const gain = (hertz: number) =>
      rms(new BandPass(400, 2200, 16_000).push(tone(hertz, 1)).slice(1600)) / Math.SQRT1_2;
    expect(gain(1000)).toBeGreaterThan(0.9);
    expect(gain(100)).toBeLessThan(0.1);
    expect(gain(7500)).toBeLessThan(0.1);
  });

  it("HalfBandDecimator halves the rate, keeps 1 kHz and removes what would alias", () => {
    const kept = new HalfBandDecimator().push(tone(1000, 1));
    expect(Math.abs(kept.length - 8000)).toBeLessThanOrEqual(16);
    expect(rms(kept)).toBeCloseTo(Math.SQRT1_2, 2);
    expect(rms(new HalfBandDecimator().push(tone(6000, 1)).slice(100))).toBeLessThan(0.01);
  });
});

describe("measureLevels", () => {
  const speech = (levels: number[]) => {
    const frames = new Float32Array(100 * (2 * levels.length + 1)).fill(-60);
    const segments = levels.map((level, index) => {
      frames.fill(level, 100 + 200 * index, 200 + 200 * index);
      return { startSeconds: 1 + 2 * index, endSeconds: 2 + 2 * index };
    });
    return measureLevels(frames, segments);
  };

  it("is steady at one level and spreads with the levels", () => {
    expect(speech([-20, -20, -20]).volumeSteadiness.value).toBeCloseTo(0, 4);
    expect(speech([-26, -20]).volumeSteadiness.value).toBeCloseTo(3, 4);
  });

  it("measures the distance from the background", () => {
    expect(speech([-20, -20]).speechToNoise.value).toBeCloseTo(40, 4);
  });

  it("gives the reason without speech", () => {
    expect(speech([]).speechToNoise).toMatchObject({ measured: false, reason: "no_speech" });
  });
});
