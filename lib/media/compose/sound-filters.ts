import { type FrameRate, secondsOfFrames } from "../frame-rate.ts";
import type { FrameRange } from "./plan-pieces.ts";

export const soundRate = 48_000;
/** Long enough to silence the click of a cut, too short to be heard as a fade. */
const joinSeconds = 0.02;
const layout = "aformat=sample_fmts=fltp:channel_layouts=stereo";

interface JoinOrder {
  streamIndex: number;
  ranges: FrameRange[];
  rate: FrameRate;
  /** Where frame 0 is shown. */
  phaseSeconds: number;
  fadeFrames: number;
}

/** What is heard of a range: so that no rounding adds up, ends are counted from the start of the new video. */
function samplesOf({ ranges, rate, phaseSeconds }: JoinOrder): { start: number; count: number }[] {
  const toSamples = (frames: number) => Math.round(secondsOfFrames(frames, rate) * soundRate);
  let frames = 0;
  return ranges.map(({ startFrame, endFrame }) => {
    const before = frames;
    frames += endFrame - startFrame;
    const start = Math.max(0, toSamples(startFrame) + Math.round(phaseSeconds * soundRate));
    return { start, count: toSamples(frames) - toSamples(before) };
  });
}

function joinWithCuts(parts: { start: number; count: number }[]): string[] {
  const softened = parts.map(({ count }, index) => {
    const fade = Math.min(Math.round(joinSeconds * soundRate), count >> 1);
    return `[cut${index}]afade=t=in:ss=0:ns=${fade},afade=t=out:ss=${count - fade}:ns=${fade}[part${index}]`;
  });
  const labels = parts.map((_, index) => `[part${index}]`).join("");
  return [...softened, `${labels}concat=n=${parts.length}:v=0:a=1[joined]`];
}

function joinWithFades(parts: { start: number; count: number }[], fadeSamples: number): string[] {
  const curve = "c1=qsin:c2=qsin";
  return parts.slice(1).map((_, index) => {
    const before = index === 0 ? "[cut0]" : `[faded${index - 1}]`;
    const after = index === parts.length - 2 ? "[joined]" : `[faded${index}]`;
    return `${before}[cut${index + 1}]acrossfade=ns=${fadeSamples}:${curve}${after}`;
  });
}

/**
 * The filters that put the sound of the ranges one after the other: samples at their time stamps, silence where the
 * sound is missing, soft joins. From `[0:stream]` to `[joined]`.
 */
export function joinSound(order: JoinOrder): string {
  const { streamIndex, rate, fadeFrames } = order;
  const parts = samplesOf(order);
  const end = Math.max(...parts.map(({ start, count }) => start + count));
  const labels = parts.map((_, index) => `[in${index}]`).join("");
  const source = `[0:${streamIndex}]aresample=${soundRate}:async=1:first_pts=0,${layout},apad=whole_len=${end}`;
  const cuts = parts.map(
    ({ start, count }, index) =>
      `[in${index}]atrim=start_sample=${start}:end_sample=${start + count},asetpts=PTS-STARTPTS[cut${index}]`,
  );
  const fadeSamples = Math.round(secondsOfFrames(fadeFrames, rate) * soundRate);
  const joins = fadeFrames > 0 && parts.length > 1 ? joinWithFades(parts, fadeSamples) : joinWithCuts(parts);
  return [`${source},asplit=${parts.length}${labels}`, ...cuts, ...joins].join(";");
}

/** Loudness and peak of a branch, told in ffmpeg's log under the name `whole`. */
export function meterSound(from: string): string {
  return [
    `${from}asplit[loud][high]`,
    "[loud]ebur128@whole=metadata=1,anullsink",
    "[high]aformat=sample_fmts=s16,astats@whole,anullsink",
  ].join(";");
}

/** Peaks stay this far below full scale, so that no decoder of the coded sound clips them. */
const ceilingDbfs = -1.5;
/** alimiter looks ahead by its attack and hands its output on that much later. */
const limiterAttackSeconds = 0.005;

/** Brings a sound of known loudness and peak to a level; peaks over the ceiling are limited without delay. */
export function levelSound(gainDb: number, peakDbfs: number | null): string {
  const gain = `volume=${gainDb.toFixed(2)}dB`;
  if ((peakDbfs ?? -100) + gainDb <= ceilingDbfs) return gain;
  const late = limiterAttackSeconds * soundRate;
  const limit = (10 ** (ceilingDbfs / 20)).toFixed(4);
  const limiter = `alimiter=limit=${limit}:attack=${limiterAttackSeconds * 1000}:release=60:level=disabled`;
  return [gain, `apad=pad_len=${late}`, limiter, `atrim=start_sample=${late}`, "asetpts=PTS-STARTPTS"].join(
    ",",
  );
}

/** Speech is what music makes room for: only its band opens the compressor. */
const speechBand = "highpass=f=200,lowpass=f=3500";
const ducking = "sidechaincompress=threshold=0.02:ratio=12:attack=20:release=500:knee=2";
const closingFadeSeconds = 1.5;

/** Lays music of a known level under `[voice]`, softer while somebody speaks; from `[1:stream]` to `[mixed]`. */
export function underlayMusic(musicGainDb: number, musicStreamIndex: number, seconds: number): string {
  const fadeStart = Math.max(0, seconds - closingFadeSeconds).toFixed(3);
  const music = [
    `[1:${musicStreamIndex}]aresample=${soundRate}`,
    layout,
    `atrim=end=${seconds.toFixed(4)}`,
    `volume=${musicGainDb.toFixed(2)}dB`,
    `afade=t=out:st=${fadeStart}:d=${closingFadeSeconds}[music]`,
  ];
  return [
    music.join(","),
    "[voice]asplit[heard][key]",
    `[key]${speechBand}[speech]`,
    `[music][speech]${ducking},${layout}[ducked]`,
    `[heard]${layout}[plain]`,
    "[plain][ducked]amerge=inputs=2,pan=stereo|c0=c0+c2|c1=c1+c3[mixed]",
  ].join(";");
}
