import { BandPass } from "./band-pass.ts";
import { LevelMeter, toDecibels, toPower } from "./level-meter.ts";

/** Hum and drums, voices, consonants, hiss and applause. */
const bands = [
  [40, 250],
  [250, 1000],
  [1000, 3500],
  [3500, 7500],
] as const;

/** Levels of a mono sound, as a whole and in four bands, taken in as the samples come; one value per 10 ms. */
export class SoundBands {
  private readonly whole: LevelMeter;
  private readonly parts: { filter: BandPass; meter: LevelMeter }[];

  constructor(sampleRate: number) {
    this.whole = new LevelMeter(sampleRate);
    this.parts = bands.map(([low, high]) => ({
      filter: new BandPass(low, high, sampleRate),
      meter: new LevelMeter(sampleRate),
    }));
  }

  push(samples: Float32Array): void {
    this.whole.push(samples);
    for (const { filter, meter } of this.parts) meter.push(filter.push(samples));
  }

  finish(): { whole: Float32Array; bands: Float32Array[] } {
    return { whole: this.whole.finish(), bands: this.parts.map(({ meter }) => meter.finish()) };
  }
}

/** Mean levels, by power, of runs of `framesPerStep` values. */
export function averageLevels(levels: Float32Array, framesPerStep: number): number[] {
  return Array.from({ length: Math.ceil(levels.length / framesPerStep) }, (_, step) => {
    const run = levels.subarray(step * framesPerStep, (step + 1) * framesPerStep);
    return toDecibels(run.reduce((sum, level) => sum + toPower(level), 0) / run.length);
  });
}
