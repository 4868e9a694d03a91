import type { Keypoint } from "#lib/signals/sight.ts";
import { median } from "#lib/signals/statistics.ts";

/** Bodies in evenly spaced frames: the 17 COCO keypoints in any unit that is the same across and down. */
export interface BodySeries {
  framesPerSecond: number;
  bodies: Keypoint[][];
}

/** Places of keypoints that move with an exercise; eyes and ears only follow the nose. */
const pairs = [
  [5, 6],
  [7, 8],
  [9, 10],
  [11, 12],
  [13, 14],
  [15, 16],
] as const;
const followed = [0, ...pairs.flat()];
const [leftShoulder, rightShoulder, leftHip, rightHip] = [5, 6, 11, 12];
/** A model sees a joint from this score on; a body is there where it sees so many of them. */
const minScore = 0.3;
const minJoints = 3;
/** A torso is about so many shoulder widths long. */
const torsoOfShoulders = 1.3;
/** A joint is followed where it is seen in this share of the frames. */
const minSeen = 0.7;

const isSeen = (point: Keypoint | undefined): point is Keypoint =>
  point !== undefined && point.score >= minScore;

export function isBody(body: Keypoint[]): boolean {
  return followed.filter((place) => isSeen(body[place])).length >= minJoints;
}

function lengthBetween(pairs: [number, number], body: Keypoint[]): number | null {
  const [a, b] = [body[pairs[0]], body[pairs[1]]];
  return isSeen(a) && isSeen(b) ? Math.hypot(a.x - b.x, a.y - b.y) : null;
}

/** Length of the torso, median; from the width of the shoulders where the hips are out of the picture. */
export function measureTorso(bodies: Keypoint[][]): number | null {
  const lengths = bodies.filter(isBody).flatMap((body) => {
    const sides = [
      lengthBetween([leftShoulder, leftHip], body),
      lengthBetween([rightShoulder, rightHip], body),
    ];
    const torso = Math.max(...sides.map((side) => side ?? 0));
    const shoulders = lengthBetween([leftShoulder, rightShoulder], body) ?? 0;
    const length = torso > 0 ? torso : torsoOfShoulders * shoulders;
    return length > 0 ? [length] : [];
  });
  return median(lengths);
}

/** Fills gaps by straight lines and the ends by the nearest value. */
function fillGaps(values: (number | null)[]): Float64Array {
  const known = values.flatMap((value, index) => (value === null ? [] : [index]));
  const filled = new Float64Array(values.length);
  let next = 0;
  for (let index = 0; index < values.length; index += 1) {
    while (next < known.length - 1 && (known[next] as number) < index) next += 1;
    const right = known[next] as number;
    const left = right > index && next > 0 ? (known[next - 1] as number) : right;
    const share = right === left ? 0 : Math.min(1, Math.max(0, (index - left) / (right - left)));
    filled[index] = (values[left] as number) * (1 - share) + (values[right] as number) * share;
  }
  return filled;
}

/** Takes single misses of the model out (median of three), then its tremble (mean of three). */
function smooth(values: Float64Array): Float64Array {
  const at = (from: Float64Array, index: number) =>
    from[Math.min(from.length - 1, Math.max(0, index))] as number;
  const steady = values.map(
    (value, index) => median([at(values, index - 1), value, at(values, index + 1)]) as number,
  );
  return steady.map((value, index) => (at(steady, index - 1) + value + at(steady, index + 1)) / 3);
}

type Points = (Keypoint | null)[];

/** One coordinate of a joint through the frames, in torso lengths; null where it is not followed well enough. */
function follow(points: Points, axis: "x" | "y", torso: number): Float64Array | null {
  const values = points.map((point) => point && point[axis] / torso);
  const seen = values.filter((value) => value !== null).length;
  return seen < minSeen * values.length ? null : smooth(fillGaps(values));
}

/** A model takes left for right at times: the middle of both joints and their distance are the same either way. */
function followPair(left: Points, right: Points, axis: "x" | "y", torso: number): Float64Array[] {
  const both = (make: (a: number, b: number) => number): Points =>
    left.map((a, frame) => {
      const b = right[frame];
      return a && b ? { ...a, [axis]: make(a[axis], b[axis]) } : null;
    });
  const middle = follow(
    both((a, b) => (a + b) / 2),
    axis,
    torso,
  );
  const apart = follow(
    both((a, b) => Math.abs(a - b)),
    axis,
    torso,
  );
  if (middle && apart) return [middle, apart];
  const one = follow(left, axis, torso) ?? follow(right, axis, torso);
  return one ? [one] : [];
}

/** How the joints that are seen nearly all the time move: tracks of their coordinates, in torso lengths. */
export function trackJoints(bodies: Keypoint[][], torso: number): Float64Array[] {
  const pointsOf = (place: number): Points =>
    bodies.map((body) => (isBody(body) && isSeen(body[place]) ? (body[place] as Keypoint) : null));
  return (["x", "y"] as const).flatMap((axis) => {
    const nose = follow(pointsOf(0), axis, torso);
    const joints = pairs.flatMap(([left, right]) => followPair(pointsOf(left), pointsOf(right), axis, torso));
    return nose ? [nose, ...joints] : joints;
  });
}
