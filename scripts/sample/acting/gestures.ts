import type { HandPose } from "../drawing/pose.ts";
import type { TimedLine } from "../timeline.ts";
import { type Keys, valueAt, wander } from "./curves.ts";

type Gesture = NonNullable<TimedLine["gesture"]>;
/** Wrist in pixels, angle in degrees, then the five curls. */
type HandValues = readonly [x: number, y: number, angle: number, ...curls: HandPose["curl"]];

const hidden: HandValues = [640, 690, 10, 0.3, 0.2, 0.25, 0.3, 0.35];
/** Of the hand on the right of the picture; the other one mirrors it. */
const gestures: Record<Gesture, { right: HandValues; left: HandValues }> = {
  open: {
    right: [694, 496, 54, 0, 0.05, 0.06, 0.12, 0.18],
    left: [690, 500, 50, 0, 0.06, 0.08, 0.12, 0.2],
  },
  offer: { right: [690, 496, 46, 0.05, 0.05, 0.08, 0.14, 0.22], left: hidden },
  count: { right: [692, 488, 10, 0.95, 0, 0.94, 0.97, 1], left: hidden },
};
const moveSeconds = 0.55;
/** Nobody holds up a hand for longer. */
const holdSeconds = 4.4;
const middle = 480;

/** Keys of one number of one hand: each gesture begins a little before the words it belongs to. */
function keysOf(lines: TimedLine[], side: "left" | "right", place: number): Keys {
  const keys: [number, number][] = [[0, hidden[place] ?? 0]];
  for (const line of lines) {
    if (!line.gesture) continue;
    const start = line.startSeconds - 0.25;
    const posed = gestures[line.gesture][side][place] ?? 0;
    const end = Math.min(start + moveSeconds + holdSeconds, line.endSeconds - 0.1);
    keys.push([start, hidden[place] ?? 0], [start + moveSeconds, posed]);
    keys.push([end, posed], [end + moveSeconds, hidden[place] ?? 0]);
  }
  return keys;
}

/** Both hands at any time. @param beatAt emphasis of the voice, 0..1: hands sink with it */
export function prepareHands(
  lines: TimedLine[],
  beatAt: (seconds: number) => number,
): (seconds: number) => { left: HandPose; right: HandPose } {
  const prepare = (side: "left" | "right") => {
    const keys = hidden.map((_, place) => keysOf(lines, side, place));
    return (seconds: number): HandPose => {
      const [x = 0, y = 0, angle = 0, ...curls] = keys.map((key) => valueAt(key, seconds));
      const beat = beatAt(seconds - 0.05);
      const seed = side === "left" ? 3 : 8;
      const sign = side === "left" ? -1 : 1;
      return {
        x: middle + sign * (x - middle + 62 * wander(seconds, 2.6, seed) + 10 * beat),
        y: y + 26 * beat - 20 + 38 * wander(seconds, 2.1, seed + 1),
        angle: sign * (angle + 12 * wander(seconds, 2.6, seed) + 6 * beat),
        curl: curls as HandPose["curl"],
      };
    };
  };
  const [left, right] = [prepare("left"), prepare("right")];
  return (seconds) => ({ left: left(seconds), right: right(seconds) });
}
