import type { MediaProbe } from "./media-probe.ts";
import { type PosterPlan, planPoster } from "./poster.ts";
import { planSheet, type TileSheet } from "./tile-sheet.ts";

interface PictureSize {
  width: number;
  height: number;
}

/** How a video is decoded: one constant rate for motion, every n-th of its frames kept in colour. */
export interface DecodePlan {
  framesPerSecond: number;
  sampleEvery: number;
  colour: PictureSize;
  gray: PictureSize;
  poster: PosterPlan;
  /** Pictures for scrubbing: which of the colour frames there are to be. */
  sprite: { sheet: TileSheet; samples: number[] };
}

const colourArea = 57_600;
const grayWidth = 160;
/** Faster recordings tell nothing more about a talk; slower ones are repeated so that time stays even. */
const rateLimits = { min: 5, max: 60 };
/** Rates that cameras and editors write; measured ones this close to them are meant to be them. */
const standardRates = [24_000 / 1001, 24, 25, 30_000 / 1001, 30, 50, 60_000 / 1001, 60];
const standardTolerance = 3e-4;
const mostTiles = 100;
/** About 240 colour frames for clips up to four minutes, then one a second. */
const sampling = { frames: 240, minPerSecond: 1, maxPerSecond: 7 };

function snapRate(rate: number): number {
  return standardRates.find((standard) => Math.abs(rate / standard - 1) < standardTolerance) ?? rate;
}

function even(value: number, max: number): number {
  return Math.min(max, Math.max(16, 2 * Math.round(value / 2)));
}

/** Colour frames a second for a video of this duration. */
export function planSampleRate(durationSeconds: number): number {
  const wanted = sampling.frames / Math.max(durationSeconds, 1);
  return Math.min(sampling.maxPerSecond, Math.max(sampling.minPerSecond, wanted));
}

/** Tiles in the middles of even stretches of a video. */
function planSprite(video: PictureSize, sampleCount: number): DecodePlan["sprite"] {
  const sheet = planSheet(Math.min(mostTiles, sampleCount), video);
  const middle = (tile: number) => Math.floor(((tile + 0.5) * sampleCount) / sheet.count);
  return { sheet, samples: Array.from({ length: sheet.count }, (_, tile) => middle(tile)) };
}

/** The decoding of a video, a pure function of its probe. */
export function planDecode(video: NonNullable<MediaProbe["video"]>, durationSeconds: number): DecodePlan {
  const nominal = snapRate(video.framesPerSecond);
  const framesPerSecond = Math.min(rateLimits.max, Math.max(rateLimits.min, nominal));
  const aspect = video.width / video.height;
  const width = even(Math.sqrt(colourArea * aspect), 640);
  const sampleEvery = Math.max(1, Math.round(framesPerSecond / planSampleRate(durationSeconds)));
  const sampleCount = Math.max(1, Math.floor((durationSeconds * framesPerSecond) / sampleEvery));
  return {
    framesPerSecond,
    sampleEvery,
    colour: { width, height: even(width / aspect, 640) },
    gray: { width: grayWidth, height: even(grayWidth / aspect, 2 * grayWidth) },
    poster: planPoster(video, durationSeconds),
    sprite: planSprite(video, sampleCount),
  };
}
