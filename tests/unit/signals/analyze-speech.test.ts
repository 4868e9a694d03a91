import { describe, expect, it } from "vitest";
import { analyzeMissingSpeech, analyzeSpeech } from "#lib/signals/analyze-speech.ts";
import { speechAnalysisSchema, type Word } from "#lib/signals/speech-measurements.ts";
import type { SpeechTracks } from "#lib/signals/speech-tracks.ts";

const loud = { integratedLufs: -20, loudnessRangeLu: 6, clippedPercent: 0.02 };
const silent = { integratedLufs: null, loudnessRangeLu: null, clippedPercent: 0 };

/** Speech of four syllables a second with a pause of a second after every four. */
function talk(seconds: number): SpeechTracks {
  const frames = seconds * 100;
  const speaks = (frame: number) => frame % 500 < 400;
  const swell = (frame: number) => -26 + 6 * Math.cos((2 * Math.PI * frame) / 25);
  const levels = Float32Array.from({ length: frames }, (_, frame) => (speaks(frame) ? swell(frame) : -65));
  return {
    levels,
    vowelLevels: levels,
    pitch: Float32Array.from({ length: frames }, (_, frame) =>
      speaks(frame) ? 120 * 2 ** (Math.sin(frame / 40) / 6) : 0,
    ),
    segments: Array.from({ length: seconds / 5 }, (_, index) => ({
      startSeconds: 5 * index,
      endSeconds: 5 * index + 4,
    })),
  };
}

const analyze = (seconds: number, words: Word[] | null = null) =>
  analyzeSpeech({
    tracks: talk(seconds),
    words,
    durationSeconds: seconds,
    loudness: { whole: loud, opening: seconds >= 45 ? loud : null },
  });

describe("analyzeSpeech", () => {
  it("measures everything of a talk of a minute, in the shape of the contract", () => {
    const analysis = speechAnalysisSchema.parse(analyze(60));
    const missing = Object.entries(analysis.measurements).filter(([, value]) => !value.measured);
    expect(missing).toEqual([]);
    expect(analysis.measurements.speechRatio.value).toBeCloseTo(0.8);
    expect(analysis.measurements.pauseRate.value).toBeCloseTo((60 * 11) / 59);
    expect(analysis.measurements.pauseRatio.value).toBeCloseTo(11 / 59);
    expect(analysis.measurements.speechToNoise.value).toBeGreaterThan(30);
    expect(analysis.opening?.speechSeconds.value).toBeCloseTo(24);
  });

  it("knows no opening of a short recording", () => {
    expect(analyze(30).opening).toBeNull();
  });

  it("gives at most two values a second in every series", () => {
    for (const series of analyze(60).series) {
      expect(series.stepSeconds).toBeGreaterThanOrEqual(0.5);
      expect(series.values.length * series.stepSeconds).toBeLessThanOrEqual(65);
    }
  });

  it("uses the words of a transcript for the pace", () => {
    const words = Array.from({ length: 48 }, (_, index) => ({
      text: "word",
      startSeconds: index,
      endSeconds: index + 0.3,
    }));
    expect(analyze(60, words).measurements.pace.value).toBeCloseTo(60);
  });

  it("names silence", () => {
    const tracks = { ...talk(10), segments: [] };
    const quiet = { tracks, words: null, durationSeconds: 10, loudness: { whole: silent, opening: null } };
    const { measurements } = analyzeSpeech(quiet);
    expect(measurements.pace).toMatchObject({ reason: "silent_audio" });
    expect(measurements.loudness).toMatchObject({ reason: "silent_audio" });
    expect(measurements.speechSeconds.value).toBe(0);
  });

  it("names sound without speech", () => {
    const tracks = { ...talk(10), segments: [] };
    const music = { tracks, words: null, durationSeconds: 10, loudness: { whole: loud, opening: null } };
    const { measurements } = analyzeSpeech(music);
    expect(measurements.pace).toMatchObject({ reason: "no_speech" });
    expect(measurements.loudness.value).toBe(-20);
  });

  it("names a recording without sound", () => {
    const { measurements } = speechAnalysisSchema.parse(analyzeMissingSpeech());
    expect(
      Object.values(measurements).every((value) => !value.measured && value.reason === "no_audio_stream"),
    ).toBe(true);
  });
});
