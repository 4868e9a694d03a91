/** Levels, pitch and everything derived from them come in steps of 10 ms. */
export const frameSeconds = 0.01;
/** Level given to digital silence, dBFS. */
export const silentDbfs = -100;

/** Root mean square level of each 10 ms of a mono signal (−1..1), dBFS, taken in as the samples come. */
export class LevelMeter {
  private readonly frameSamples: number;
  private readonly levels: number[] = [];
  private power = 0;
  private filled = 0;

  constructor(sampleRate: number) {
    this.frameSamples = Math.round(sampleRate * frameSeconds);
  }

  push(samples: Float32Array): void {
    for (const sample of samples) {
      this.power += sample * sample;
      this.filled += 1;
      if (this.filled < this.frameSamples) continue;
      this.levels.push(toDecibels(this.power / this.frameSamples));
      this.power = 0;
      this.filled = 0;
    }
  }

  finish(): Float32Array {
    return Float32Array.from(this.levels);
  }
}

/** Power (mean square) to dBFS. */
export function toDecibels(power: number): number {
  return power > 0 ? Math.max(silentDbfs, 10 * Math.log10(power)) : silentDbfs;
}

export function toPower(decibels: number): number {
  return decibels <= silentDbfs ? 0 : 10 ** (decibels / 10);
}
