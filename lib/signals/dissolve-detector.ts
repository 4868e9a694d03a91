import { isDark } from "./dark-stretch.ts";
import { type GrayFrame, meanAbsoluteDifference, meanLevel } from "./gray-frame.ts";
import { measureNovelty } from "./shot-novelty.ts";
import { shotThresholds } from "./shot-thresholds.ts";

interface Entry {
  small: Uint8Array;
  picture: GrayFrame;
}

interface Ends {
  first: Uint8Array;
  last: Uint8Array;
}

/** A window is judged by about so many of its frames. */
const sampledFrames = 14;

/**
 * Finds dissolves in a sequence of small pictures: where the ends of a window show different things and all between
 * are mixtures of them, with a share that rises steadily. Motion fails the second test, a change of exposure the first.
 */
export class DissolveDetector {
  private readonly window: Entry[] = [];
  /** So many pictures are looked back at, the last one among them. */
  readonly length: number;
  private run: { from: number; until: number; strength: number } | null = null;

  constructor(framesPerSecond: number, windowSeconds: number) {
    this.length = Math.max(5, Math.round(windowSeconds * framesPerSecond)) | 1;
  }

  /** @returns a dissolve with its middle frame and strength (0..1) once it has passed, else null */
  push(frame: number, small: Uint8Array, picture: GrayFrame): { frame: number; strength: number } | null {
    this.window.push({ small, picture });
    if (this.window.length > this.length) this.window.shift();
    const strength = this.window.length === this.length ? this.strength() : 0;
    if (strength === 0) return this.finish();
    this.run ??= { from: frame, until: frame, strength };
    this.run = { from: this.run.from, until: frame, strength: Math.max(this.run.strength, strength) };
    return null;
  }

  /** The dissolve that lasts until now, if there is one. */
  finish(): { frame: number; strength: number } | null {
    const run = this.run;
    this.run = null;
    return (
      run && { frame: Math.round((run.from + run.until) / 2) - (this.length >> 1), strength: run.strength }
    );
  }

  /** How well the window fits a dissolve, 0..1; the cheap questions come first, for this is asked at every frame. */
  private strength(): number {
    const [first, last] = [this.window[0] as Entry, this.window[this.length - 1] as Entry];
    const middle = this.window[this.length >> 1] as Entry;
    const ends = { first: first.small, last: last.small };
    if (meanAbsoluteDifference(first.small, last.small) < shotThresholds.dissolveDifference) return 0;
    const half = mixtureOf(ends, middle.small);
    if (half.residual > shotThresholds.dissolveResidual || Math.abs(half.share - 0.5) > 0.3) return 0;
    if (isDark(first.small) || isDark(last.small) || isFade(ends)) return 0;
    const residual = this.worstResidual(ends);
    if (residual > shotThresholds.dissolveResidual) return 0;
    return this.showsAnotherView(first.picture, last.picture) ? 1 - residual : 0;
  }

  private showsAnotherView(first: GrayFrame, last: GrayFrame): boolean {
    const atFirstSight = measureNovelty(first, last, shotThresholds.sparseBlocks);
    if (atFirstSight === null || atFirstSight < shotThresholds.sparseNovelty) return false;
    return (measureNovelty(first, last) ?? 0) >= shotThresholds.dissolveNovelty;
  }

  /** Of the frames between the ends as mixtures of them; 1 where their shares do not rise steadily. */
  private worstResidual(ends: Ends): number {
    const stride = Math.max(1, Math.floor(this.length / sampledFrames));
    const sampled = this.window.filter((_, index) => index % stride === 0);
    const mixtures = sampled.map(({ small }) => mixtureOf(ends, small));
    const steps = mixtures
      .slice(1)
      .map(({ share }, index) => Math.abs(share - (mixtures[index]?.share ?? 0)));
    if (Math.max(...steps) > shotThresholds.dissolveStep) return 1;
    if (steps.reduce((sum, step) => sum + step, 0) > shotThresholds.dissolveTravel) return 1;
    return Math.max(...mixtures.map((mixture) => mixture.residual));
  }
}

/** The share of `last` in a picture by least squares, and what that leaves unexplained over the ends' difference. */
function mixtureOf({ first, last }: Ends, picture: Uint8Array): { share: number; residual: number } {
  let [product, square, difference] = [0, 0, 0];
  for (let index = 0; index < first.length; index += 1) {
    const way = (last[index] as number) - (first[index] as number);
    product += way * ((picture[index] as number) - (first[index] as number));
    square += way * way;
    difference += Math.abs(way);
  }
  const share = product / Math.max(1, square);
  let left = 0;
  for (let index = 0; index < first.length; index += 1) {
    const way = (last[index] as number) - (first[index] as number);
    left += Math.abs((picture[index] as number) - (first[index] as number) - share * way);
  }
  return { share, residual: left / Math.max(1, difference) };
}

/** Whether one end is the other with less light, whatever else it is mixed with. */
function isFade({ first, last }: Ends): boolean {
  const black = new Uint8Array(first.length);
  const [darker, brighter] = meanLevel(first) < meanLevel(last) ? [first, last] : [last, first];
  return (
    mixtureOf({ first: black, last: brighter }, darker).residual * meanLevel(brighter) <
    shotThresholds.fadeLikeness * meanAbsoluteDifference(first, last)
  );
}
