import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "#lib/media/pool.ts";
import type { SpeechMeasurements } from "#lib/signals/speech-measurements.ts";
import type { VisualMeasurements } from "#lib/signals/visual-measurements.ts";
import { hearFile, watchFile } from "#tests/fixtures/analyze-media.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { runFfmpeg } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

// What a recording says of itself is known only roughly; what is done to it afterwards is known exactly.
const media = findSharedMedia();
const real = (name: string) => join(media ?? "", name);
let made: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let count = 0;

beforeAll(async () => {
  made = await makeTemporaryDirectory();
});
afterAll(async () => {
  await closePool();
  await made.remove();
});

async function changed(extension: string, ...args: string[]): Promise<string> {
  const path = join(made.path, `${count++}.${extension}`);
  await runFfmpeg(...args, path);
  return path;
}
const value = (measurement: { value: number | null }) => measurement.value ?? Number.NaN;

describe.skipIf(!media)("the sound of read sentences with known silences", () => {
  const talk = real("speech/pauses-90s.wav");
  let segments: [start: number, end: number][];
  let straight: SpeechMeasurements;
  const hear = async (filter: string) =>
    (await hearFile(await changed("wav", "-i", talk, "-af", filter))).measurements;

  beforeAll(async () => {
    segments = JSON.parse(await readFile(real("speech/pauses-90s.json"), "utf8")).segments;
    straight = (await hearFile(talk)).measurements;
  });

  it("is as much speech, and as many pauses, as were put into it", () => {
    const gaps = segments.slice(1).map(([start], index) => start - (segments[index]?.[1] ?? 0));
    const spoken = segments.reduce((sum, [start, end]) => sum + end - start, 0);
    const pause = gaps.reduce((sum, gap) => sum + gap, 0);
    const between = (segments.at(-1)?.[1] ?? 0) - (segments[0]?.[0] ?? 0);
    const seconds = value(straight.speechSeconds) / value(straight.speechRatio);
    expect(Math.abs(value(straight.speechSeconds) / spoken - 1)).toBeLessThan(0.03);
    expect(value(straight.pauseRatio)).toBeCloseTo(pause / between, 1);
    expect(Math.abs((value(straight.pauseRate) * between) / 60 - gaps.length)).toBeLessThan(1);
    const longest = gaps.filter((gap) => gap > 1.25).length;
    const long = gaps.filter((gap) => gap > 1.15).length;
    const hesitations = (value(straight.hesitationRate) * between) / 60;
    expect(hesitations).toBeGreaterThan(longest - 1);
    expect(hesitations).toBeLessThan(long + 1);
    expect(seconds).toBeCloseTo(90, 0);
  });

  it("has no fillers, which nobody reads aloud, and one voice", () => {
    expect(straight.fillerRate.value).toBe(0);
    expect(straight.speakerTurns.value).toBe(1);
  });

  it("is silent where it is said to be: where somebody speaks is not found again", async () => {
    const [start, end] = segments[0] ?? [0, 0];
    const first = await hearFile(talk, null, [{ startSeconds: start, endSeconds: end }]);
    expect(value(first.measurements.speechSeconds)).toBeCloseTo(end - start, 1);
  });

  it("is faster and higher by a fifth when it is played so, and melodious as before", async () => {
    const quick = await hear("asetrate=16000*1.2,aresample=16000");
    expect(value(quick.pitchMedian) / value(straight.pitchMedian)).toBeCloseTo(1.2, 1);
    expect(Math.abs(value(quick.pitchVariation) - value(straight.pitchVariation))).toBeLessThan(0.4);
    expect(Math.abs(value(quick.pace) / value(straight.pace) / 1.2 - 1)).toBeLessThan(0.1);
  });

  it("varies in pace once its second half is hurried", async () => {
    const halves =
      "asplit[a][b];[a]atrim=end=45,atempo=0.8[c];[b]atrim=start=45,atempo=1.3[d];[c][d]concat=v=0:a=1";
    const path = await changed("wav", "-i", talk, "-filter_complex", halves);
    const { paceVariation } = (await hearFile(path)).measurements;
    expect(value(paceVariation)).toBeGreaterThan(value(straight.paceVariation) + 0.08);
  });

  it("is louder, clipped, noisy and unsteady as it is made so", async () => {
    const soft = await hear("volume=-6dB");
    expect(value(soft.loudness)).toBeCloseTo(value(straight.loudness) - 6, 0);
    expect(value(soft.loudnessRange)).toBeCloseTo(value(straight.loudnessRange), 0);
    expect(value((await hear("volume=30dB")).clipping)).toBeGreaterThan(1);
    const unsteady = await hear("volume='if(lt(mod(t,20),10),1,0.25)':eval=frame");
    expect(value(unsteady.volumeSteadiness)).toBeGreaterThan(value(straight.volumeSteadiness) + 3);
    const noise = "anoisesrc=d=90:c=white:r=16000:seed=3:a=0.01";
    const mix = ["-filter_complex", "[0:a][1:a]amix=normalize=0:duration=first"];
    const noisy = (await hearFile(await changed("wav", "-i", talk, "-f", "lavfi", "-i", noise, ...mix)))
      .measurements;
    const louder = noise.replace("a=0.01", "a=0.02");
    const noisier = (await hearFile(await changed("wav", "-i", talk, "-f", "lavfi", "-i", louder, ...mix)))
      .measurements;
    expect(value(noisy.speechToNoise) - value(noisier.speechToNoise)).toBeCloseTo(6, 0);
    expect(value(noisy.speechToNoise)).toBeLessThan(value(straight.speechToNoise) - 6);
  });
});

describe.skipIf(!media)("the picture of a talking head", () => {
  // No larger than it is looked at: what is proved does not depend on the size, the time it takes does.
  const exact = ["-an", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "10"];
  let head: string;
  let straight: VisualMeasurements;
  const watch = async (filter: string) =>
    (await watchFile(await changed("mp4", "-i", head, "-vf", filter, ...exact))).measurements;

  beforeAll(async () => {
    head = await changed("mp4", "-i", real("talking-head-a.mp4"), "-vf", "scale=420:420,fps=15", ...exact);
    straight = (await watchFile(head)).measurements;
  });

  it("blinks as often as people count: once in the six seconds of one, four to six times in five of the other", async () => {
    expect(Math.round((value(straight.blinkRate) * 6.1) / 60)).toBe(1);
    const other = (await watchFile(real("talking-head-b.mp4"))).measurements;
    const blinks = (value(other.blinkRate) * 5) / 60;
    expect(blinks).toBeGreaterThan(3.5);
    expect(blinks).toBeLessThan(6.5);
    // A bright wall behind the one, a dark flag behind the other.
    expect(value(straight.backlight)).toBeGreaterThan(30);
    expect(value(other.backlight)).toBeLessThan(-30);
  });

  it("smiles where the presenter does and not where the others speak gravely", async () => {
    const presenter = (
      await watchFile(
        await changed(
          "mp4",
          "-i",
          real("presenter-vertical-60fps.mp4"),
          "-vf",
          "scale=360:-2,fps=15",
          ...exact,
        ),
      )
    ).measurements;
    expect(value(presenter.smile)).toBeGreaterThan(0.25);
    expect(value(straight.smile)).toBeLessThan(0.05);
  });

  it("is smaller and further aside by as much as it is made so", async () => {
    const aside = await watch("scale=210:210,pad=420:420:0:105");
    expect(value(aside.faceHeight) / value(straight.faceHeight)).toBeCloseTo(0.5, 1);
    // The middle of the smaller picture lies a quarter of the width beside the middle of the larger.
    expect(Math.abs(value(aside.faceOffset) - 0.25)).toBeLessThan(value(straight.faceOffset) / 2 + 0.03);
    expect(value(aside.facePresence)).toBe(1);
  });

  it("leans by as many degrees as it is turned, head and shoulders alike", async () => {
    const [left, right] = [await watch("rotate=12*PI/180"), await watch("rotate=-12*PI/180")];
    const tilts = [left, right].map(({ shoulderTilt }) => value(shoulderTilt));
    for (const tilt of tilts) expect(Math.abs(tilt - 12)).toBeLessThan(value(straight.shoulderTilt) + 4);
    // A head that leans one way already leans less when it is turned the other way.
    const rolls = [left, right].map(({ headRoll }) => value(headRoll)).sort((a, b) => a - b);
    expect(Math.abs((rolls[1] ?? 0) - value(straight.headRoll) - 12)).toBeLessThan(4);
    expect(Math.abs((rolls[0] ?? 0) - Math.abs(value(straight.headRoll) - 12))).toBeLessThan(4);
    expect(value(straight.headPitch)).toBeLessThan(15);
  });

  it("moves and shakes as its picture is moved, twice as much when it is moved twice as far", async () => {
    const sway = (pixels: number) => `crop=360:360:30+${pixels}*sin(PI*t):30`;
    const [little, much] = [await watch(sway(12)), await watch(sway(24))];
    const added = (moved: VisualMeasurements) => value(moved.bodyMovement);
    expect(added(much) / added(little)).toBeCloseTo(2, 0);
    const shaken = await watch("crop=360:360:'30+4*(2*mod(n\\,2)-1)':30");
    // Eight pixels of 360 from each frame to the next.
    expect(value(shaken.cameraShake) / (8 / 360)).toBeCloseTo(1, 0);
    expect(value(straight.cameraShake)).toBeLessThan(0.002);
  });
});
