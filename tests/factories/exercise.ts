import type { Keypoint } from "#lib/signals/sight.ts";

type Point = readonly [x: number, y: number];

/** A body seen from the front, in units of its height, feet at (0, 0) and y upwards; by COCO's places. */
export type Stance = Record<number, Point>;

/** How far the body is into a repetition: 0 at rest, 1 furthest. */
type Exercise = (share: number) => Stance;

const mix = (a: Point, b: Point, share: number): Point => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
];
const mirror = ([x, y]: Point): Point => [-x, y];

/** Joints of the right side of the picture; the other side mirrors them. */
interface Half {
  nose: number;
  shoulder: Point;
  elbow: Point;
  wrist: Point;
  hip: Point;
  knee: Point;
  ankle: Point;
}

const standing: Half = {
  nose: 0.93,
  shoulder: [0.11, 0.82],
  elbow: [0.15, 0.63],
  wrist: [0.17, 0.46],
  hip: [0.075, 0.52],
  knee: [0.08, 0.28],
  ankle: [0.085, 0.04],
};

function between(from: Half, to: Half): Exercise {
  return (share) => {
    const stance: Stance = { 0: [0, from.nose + share * (to.nose - from.nose)] };
    (["shoulder", "elbow", "wrist", "hip", "knee", "ankle"] as const).forEach((joint, index) => {
      const point = mix(from[joint], to[joint], share);
      stance[5 + 2 * index] = point;
      stance[6 + 2 * index] = mirror(point);
    });
    const head = stance[0] as Point;
    for (const [place, x] of [
      [1, 0.02],
      [2, -0.02],
      [3, 0.045],
      [4, -0.045],
    ] as const) {
      stance[place] = [x, head[1] + 0.01];
    }
    return stance;
  };
}

export const exercises = {
  squats: between(standing, {
    ...standing,
    nose: 0.67,
    shoulder: [0.11, 0.56],
    elbow: [0.17, 0.53],
    wrist: [0.1, 0.58],
    hip: [0.08, 0.28],
    knee: [0.17, 0.26],
  }),
  "jumping jacks": between(standing, {
    ...standing,
    elbow: [0.22, 0.95],
    wrist: [0.13, 1.1],
    knee: [0.14, 0.28],
    ankle: [0.2, 0.04],
  }),
  "arm raises": between(standing, { ...standing, elbow: [0.29, 0.81], wrist: [0.46, 0.82] }),
} satisfies Record<string, Exercise>;
export type ExerciseName = keyof typeof exercises;

/** When repetitions begin and how long each takes; between them and before and after the body stands still. */
export interface Timetable {
  secondsPerRepetition: number;
  repetitions: number;
  /** Seconds of rest after each `pauseEvery` repetitions. */
  pauseSeconds?: number;
  pauseEvery?: number;
  leadSeconds?: number;
}

/** How far into a repetition the body is at each frame, and how long all takes. */
export function planShares(timetable: Timetable, framesPerSecond: number): number[] {
  const { secondsPerRepetition, repetitions, pauseSeconds = 0, pauseEvery = 1, leadSeconds = 2 } = timetable;
  const pausesBefore = (index: number) => pauseSeconds * Math.floor(index / pauseEvery);
  const startOf = (index: number) => leadSeconds + index * secondsPerRepetition + pausesBefore(index);
  const total = startOf(repetitions - 1) + secondsPerRepetition + leadSeconds;
  return Array.from({ length: Math.round(total * framesPerSecond) }, (_, frame) => {
    const seconds = frame / framesPerSecond;
    for (let index = 0; index < repetitions; index += 1) {
      const phase = (seconds - startOf(index)) / secondsPerRepetition;
      if (phase >= 0 && phase < 1) return (1 - Math.cos(2 * Math.PI * phase)) / 2;
    }
    return 0;
  });
}

/** Repeatable noise, −1..1. */
function wobble(index: number): number {
  const value = Math.sin(index * 12.9898) * 43_758.5453;
  return 2 * (value - Math.floor(value)) - 1;
}

/** Keypoints of a stance as a model would answer them, in pixels of a frame 192 high, `noise` pixels off. */
export function toKeypoints(stance: Stance, frame: number, noise = 1): Keypoint[] {
  return Array.from({ length: 17 }, (_, place) => {
    const [x, y] = stance[place] ?? [0, 0];
    const off = (axis: number) => noise * wobble(frame * 34 + place * 2 + axis);
    return { x: 96 + 150 * x + off(0), y: 180 - 150 * y + off(1), score: 0.8 };
  });
}
