import type { BodySight, Keypoint } from "./sight.ts";

/**
 * A value below `none` counts 0, above `full` 1, and between them in proportion: a hand that is barely seen or barely
 * moves must not tip a whole step when the picture is scaled or encoded again.
 */
interface Ramp {
  none: number;
  full: number;
}

/** Of the model's score of a wrist. */
const visible: Ramp = { none: 0.15, full: 0.45 };
/** Of a hand's speed against the shoulders, in shoulder widths a second. */
const moving: Ramp = { none: 0.2, full: 0.5 };

function rise({ none, full }: Ramp, value: number): number {
  return Math.min(1, Math.max(0, (value - none) / (full - none)));
}

export function shoulderWidth({ leftShoulder, rightShoulder }: BodySight): number {
  return Math.hypot(leftShoulder.x - rightShoulder.x, leftShoulder.y - rightShoulder.y);
}

export function shoulderMiddle({ leftShoulder, rightShoulder }: BodySight): { x: number; y: number } {
  return { x: (leftShoulder.x + rightShoulder.x) / 2, y: (leftShoulder.y + rightShoulder.y) / 2 };
}

/** How surely a hand is in the picture, 0..1. */
export function measureHandsSeen({ leftWrist, rightWrist }: BodySight): number {
  return Math.max(rise(visible, leftWrist.score), rise(visible, rightWrist.score));
}

/** Speed of a hand against the shoulders, in shoulder widths a second. */
function handSpeed(hands: [Keypoint, Keypoint], bodies: [BodySight, BodySight], seconds: number): number {
  const [from, to] = [shoulderMiddle(bodies[0]), shoulderMiddle(bodies[1])];
  const [before, after] = hands;
  const width = (shoulderWidth(bodies[0]) + shoulderWidth(bodies[1])) / 2;
  const moved = Math.hypot(after.x - to.x - (before.x - from.x), after.y - to.y - (before.y - from.y));
  return moved / width / seconds;
}

/** How much of a gesture lies between two looks at a body, 0..1: a hand that moves, comes or goes. */
export function measureGesture(before: BodySight, after: BodySight, seconds: number): number {
  const bodies: [BodySight, BodySight] = [before, after];
  const hands: [Keypoint, Keypoint][] = [
    [before.leftWrist, after.leftWrist],
    [before.rightWrist, after.rightWrist],
  ];
  const gestures = hands.map((hand) => {
    const [first, last] = hand.map((wrist) => rise(visible, wrist.score)) as [number, number];
    return Math.abs(first - last) + Math.min(first, last) * rise(moving, handSpeed(hand, bodies, seconds));
  });
  return Math.max(...gestures);
}
