import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "#lib/media/pool.ts";
import { speechAnalysisSchema } from "#lib/signals/speech-measurements.ts";
import { hearFile } from "#tests/fixtures/analyze-media.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { runFfmpeg, testPicture, testTone } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const media = findSharedMedia();
const real = (name: string) => join(media ?? "", name);
let made: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
const at = (name: string) => join(made.path, name);

beforeAll(async () => {
  made = await makeTemporaryDirectory();
});
afterAll(async () => {
  await closePool();
  await made.remove();
});

describe("measureSpeech", () => {
  it("names silence, not zeros", async () => {
    await runFfmpeg(
      ...testPicture({ seconds: 3 }),
      "-f",
      "lavfi",
      "-i",
      "anullsrc",
      "-t",
      "3",
      at("silent.mp4"),
    );
    const { measurements } = speechAnalysisSchema.parse(await hearFile(at("silent.mp4")));
    expect(measurements.loudness).toMatchObject({ measured: false, reason: "silent_audio" });
    expect(measurements.pace).toMatchObject({ measured: false, reason: "silent_audio" });
  });

  it("names a recording without sound", async () => {
    await runFfmpeg(...testPicture({ seconds: 2 }), at("mute.mp4"));
    const { measurements } = await hearFile(at("mute.mp4"));
    expect(measurements.pace).toMatchObject({ measured: false, reason: "no_audio_stream" });
  });

  it("takes chords and noise for no speech", async () => {
    const chord = "aevalsrc=0.2*(sin(440*PI*t)+sin(554*PI*t)+sin(660*PI*t))*exp(-4*mod(t\\,0.5)):d=6";
    await runFfmpeg("-f", "lavfi", "-i", chord, at("chord.wav"));
    await runFfmpeg("-f", "lavfi", "-i", "anoisesrc=c=pink:a=0.3:d=6:seed=1", at("noise.wav"));
    for (const name of ["chord.wav", "noise.wav"]) {
      const { measurements } = await hearFile(at(name));
      expect(measurements.speechSeconds.value).toBeLessThan(0.5);
      expect(measurements.pace.measured).toBe(false);
      expect(measurements.loudness.measured).toBe(true);
    }
  });

  it("counts clipped samples in percent", async () => {
    await runFfmpeg(...testTone(4), "-af", "volume=40dB", "-c:a", "pcm_s16le", at("clipped.wav"));
    await runFfmpeg(...testTone(4), at("clean.wav"));
    expect((await hearFile(at("clipped.wav"))).measurements.clipping.value).toBeGreaterThan(50);
    expect((await hearFile(at("clean.wav"))).measurements.clipping.value).toBe(0);
  });
});

describe.skipIf(!media)("measureSpeech on real speech", () => {
  it("finds every silence of 0.3 s and more, invents none, and places their edges within 60 ms", async () => {
    const { pauses } = await hearFile(real("speech/pauses-90s.wav"));
    const truth = JSON.parse(await readFile(real("speech/pauses-90s.json"), "utf8")) as {
      segments: [number, number][];
    };
    const gaps = truth.segments
      .slice(1)
      .map(([start], index) => [truth.segments[index]?.[1] ?? 0, start] as const);
    expect(pauses).toHaveLength(gaps.length);
    const errors = gaps.flatMap(([start, end], index) => [
      Math.abs((pauses[index]?.startSeconds ?? 0) - start),
      Math.abs((pauses[index]?.endSeconds ?? 0) - end),
    ]);
    expect(errors.toSorted((a, b) => a - b)[errors.length >> 1]).toBeLessThan(0.06);
  });

  it("hears four phrases in Kennedy's sentence and a pace near its 22 words", async () => {
    const { measurements, segments } = await hearFile(real("speech/jfk.wav"));
    expect(segments[0]?.startSeconds).toBeCloseTo(0.33, 1);
    expect(segments.at(-1)?.endSeconds).toBeCloseTo(10.6, 1);
    const words = ((measurements.pace.value ?? 0) * (measurements.speechSeconds.value ?? 0)) / 60;
    expect(Math.abs(words / 22 - 1)).toBeLessThan(0.2);
  });

  it.each([
    ["at 8 kHz", ["-ar", "8000"]],
    ["with one dead channel", ["-af", "pan=stereo|c0=c0|c1=0*c0"]],
    ["with opposite channels", ["-af", "pan=stereo|c0=c0|c1=-1*c0"]],
    ["30 dB softer", ["-af", "volume=-30dB"]],
  ])("measures the same talk %s", async (name, filter) => {
    const straight = (await hearFile(real("speech/jfk.wav"))).measurements;
    const path = at(`${name.replaceAll(" ", "-")}.wav`);
    await runFfmpeg("-i", real("speech/jfk.wav"), ...filter, path);
    const changed = (await hearFile(path)).measurements;
    expect(Math.abs((changed.speechSeconds.value ?? 0) - (straight.speechSeconds.value ?? 0))).toBeLessThan(
      0.8,
    );
    expect(Math.abs((changed.pitchMedian.value ?? 0) / (straight.pitchMedian.value ?? 1) - 1)).toBeLessThan(
      0.03,
    );
    expect(changed.pace.measured).toBe(true);
  });

  it("measures a talking head completely, twice the same", async () => {
    const analysis = await hearFile(real("talking-head-a.mp4"));
    const { pace, pauseRate, pitchVariation, loudness } = analysis.measurements;
    for (const value of [pace, pauseRate, pitchVariation, loudness]) expect(value.measured).toBe(true);
    expect(await hearFile(real("talking-head-a.mp4"))).toEqual(analysis);
  });

  it("has an opening of a long recording", async () => {
    const { opening, measurements } = await hearFile(real("mixed-120s-720p30.mp4"));
    expect(opening?.speechSeconds.value).toBeGreaterThan(10);
    expect(opening?.speechSeconds.value).toBeLessThan(measurements.speechSeconds.value ?? 0);
    expect(measurements.paceVariation.measured).toBe(true);
  });
});
