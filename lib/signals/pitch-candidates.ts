import { frameSeconds } from "./level-meter.ts";

/** Lowest and highest F0 looked for, Hz: from a deep man's creak to a child's excitement. */
export const pitchRange = { min: 60, max: 500 };
export const candidatesPerFrame = 5;
const windowSeconds = 0.04;
const minStrength = 0.25;
/** Favours, per octave, the higher of two candidates: every multiple of a period fits as well as the period. */
const octaveBonus = 0.04;

/** For each 10 ms up to five (F0, strength) pairs, strongest first; strength 0 marks an empty place. Strength is the
 * likeness of neighbouring periods (0..1) plus a small bonus for height. */
export interface PitchCandidates {
  frequencies: Float32Array;
  strengths: Float32Array;
  frameCount: number;
}

/**
 * Candidates for F0: the peaks of the normalised square difference function (McLeod & Wyvill, "A smarter way to find
 * pitch", 2005), refined by a parabola. The samples come in pieces; only those of stretches worth it are analysed.
 */
export class PitchAnalyzer {
  private readonly sampleRate: number;
  private readonly hop: number;
  private readonly window: number;
  private readonly similarity: Float32Array;
  private buffer = new Float32Array(0);
  private frame = 0;
  private readonly isWanted: (frame: number) => boolean;
  private readonly result: PitchCandidates;

  constructor(sampleRate: number, frameCount: number, isWanted: (frame: number) => boolean) {
    this.sampleRate = sampleRate;
    this.isWanted = isWanted;
    this.hop = Math.round(sampleRate * frameSeconds);
    this.window = Math.round(sampleRate * windowSeconds);
    this.similarity = new Float32Array(Math.ceil(sampleRate / pitchRange.min) + 2);
    this.buffer = new Float32Array((this.window - this.hop) >> 1);
    const places = frameCount * candidatesPerFrame;
    this.result = { frequencies: new Float32Array(places), strengths: new Float32Array(places), frameCount };
  }

  push(samples: Float32Array): void {
    const joined = new Float32Array(this.buffer.length + samples.length);
    joined.set(this.buffer);
    joined.set(samples, this.buffer.length);
    let offset = 0;
    for (; offset + this.window <= joined.length; offset += this.hop) {
      if (this.frame < this.result.frameCount && this.isWanted(this.frame)) {
        this.analyse(joined.subarray(offset, offset + this.window));
      }
      this.frame += 1;
    }
    this.buffer = joined.slice(offset);
  }

  finish(): PitchCandidates {
    this.push(new Float32Array(this.window));
    return this.result;
  }

  private analyse(window: Float32Array): void {
    const shortest = Math.floor(this.sampleRate / pitchRange.max);
    const longest = this.similarity.length - 1;
    const values = this.similarity;
    normalisedSquareDifference(window, shortest - 1, longest, values);
    const base = this.frame * candidatesPerFrame;
    for (let lag = shortest; lag < longest; lag += 1) {
      const [left, peak, right] = [values[lag - 1], values[lag], values[lag + 1]] as [number, number, number];
      if (peak < minStrength || peak < left || peak <= right) continue;
      const curvature = left - 2 * peak + right;
      const offset = curvature < 0 ? (left - right) / (2 * curvature) : 0;
      this.keep(base, this.sampleRate / (lag + offset), peak - ((left - right) * offset) / 4);
    }
  }

  private keep(base: number, frequency: number, likeness: number): void {
    const { frequencies, strengths } = this.result;
    const strength = Math.min(1, likeness) + octaveBonus * Math.log2(frequency / pitchRange.min);
    let place = base + candidatesPerFrame - 1;
    if (strength <= (strengths[place] as number)) return;
    for (; place > base && strength > (strengths[place - 1] as number); place -= 1) {
      strengths[place] = strengths[place - 1] as number;
      frequencies[place] = frequencies[place - 1] as number;
    }
    strengths[place] = strength;
    frequencies[place] = frequency;
  }
}

/** NSDF of the window for lags `from`..`to`, written into `values` at the lag: 2·Σ a·b / Σ (a² + b²), −1..1. */
function normalisedSquareDifference(
  window: Float32Array,
  from: number,
  to: number,
  values: Float32Array,
): void {
  let energy = 0;
  for (const sample of window) energy += 2 * sample * sample;
  const length = window.length;
  for (let lag = 1; lag <= to; lag += 1) {
    energy -= (window[lag - 1] as number) ** 2 + (window[length - lag] as number) ** 2;
    if (lag < from) continue;
    // Two sums at once: each addition waits for the one before it.
    let product = 0;
    let other = 0;
    let index = lag;
    for (; index + 1 < length; index += 2) {
      product += (window[index] as number) * (window[index - lag] as number);
      other += (window[index + 1] as number) * (window[index + 1 - lag] as number);
    }
    if (index < length) product += (window[index] as number) * (window[index - lag] as number);
    product += other;
    values[lag] = energy > 1e-9 ? (2 * product) / energy : 0;
  }
}
