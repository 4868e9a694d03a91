import { type Measurement, measured, unmeasured } from "./measurement.ts";
import type { BodySight, Keypoint } from "./sight.ts";
import { mean, median } from "./statistics.ts";

export interface BodySample {
  seconds: number;
  shot: number;
  body: BodySight;
}

/** What happened between two looks at the same body, about half a second apart. */
interface BodyStep {
  startSeconds: number;
  endSeconds: number;
  /** Shoulder widths a second. */
  bodySpeed: number;
  /** The faster hand; null when none is seen. */
  handSpeed: number | null;
}

const source = "model:movenet-lightning";
/** Bodies cut off at the shoulders score lower and come with hands that are not there. */
const minScore = { shoulder: 0.45, wrist: 0.3, nose: 0.3 };
/** A hand below this is not in the picture. */
const goneScore = 0.15;
const maxStepSeconds = 1.2;
/** A hand that gestures moves at least this fast against the shoulders, in shoulder widths a second. */
const gestureSpeed = 0.35;
const minSamples = 4;
const minSteps = 4;

function isBody(body: BodySight): boolean {
  const { leftShoulder, rightShoulder, nose } = body;
  const shoulders = Math.min(leftShoulder.score, rightShoulder.score);
  return shoulders >= minScore.shoulder && nose.score >= minScore.nose && shoulderWidth(body) > 8;
}

function shoulderWidth({ leftShoulder, rightShoulder }: BodySight): number {
  return Math.hypot(leftShoulder.x - rightShoulder.x, leftShoulder.y - rightShoulder.y);
}

function middle({ leftShoulder, rightShoulder }: BodySight): { x: number; y: number } {
  return { x: (leftShoulder.x + rightShoulder.x) / 2, y: (leftShoulder.y + rightShoulder.y) / 2 };
}

/** Angle of the shoulder line against the horizontal, 0..90 degrees. */
function tilt({ leftShoulder, rightShoulder }: BodySight): number {
  const across = Math.abs(leftShoulder.x - rightShoulder.x);
  return (Math.atan2(Math.abs(leftShoulder.y - rightShoulder.y), across) * 180) / Math.PI;
}

/** Speed of one hand against the shoulders; a hand that comes or goes between two looks moves fast enough. */
function handSpeed(
  hands: [Keypoint, Keypoint],
  bodies: [BodySight, BodySight],
  width: number,
  seconds: number,
) {
  const [from, to] = [middle(bodies[0]), middle(bodies[1])];
  const [before, after] = hands;
  const [weaker, stronger] = [Math.min(before.score, after.score), Math.max(before.score, after.score)];
  if (stronger < minScore.wrist) return null;
  if (weaker < goneScore) return gestureSpeed;
  if (weaker < minScore.wrist) return null;
  return (
    Math.hypot(after.x - to.x - (before.x - from.x), after.y - to.y - (before.y - from.y)) / width / seconds
  );
}

function fasterHand(before: BodySight, after: BodySight, width: number, seconds: number): number | null {
  const bodies: [BodySight, BodySight] = [before, after];
  const speeds = [
    handSpeed([before.leftWrist, after.leftWrist], bodies, width, seconds),
    handSpeed([before.rightWrist, after.rightWrist], bodies, width, seconds),
  ].filter((speed) => speed !== null);
  return speeds.length === 0 ? null : Math.max(...speeds);
}

/** Steps between neighbouring looks of one shot. */
function deriveSteps(samples: BodySample[]): BodyStep[] {
  return samples.slice(1).flatMap((after, index) => {
    const before = samples[index] as BodySample;
    const seconds = after.seconds - before.seconds;
    if (seconds > maxStepSeconds || seconds <= 0 || after.shot !== before.shot) return [];
    const width = (shoulderWidth(before.body) + shoulderWidth(after.body)) / 2;
    const [from, to] = [middle(before.body), middle(after.body)];
    return [
      {
        startSeconds: before.seconds,
        endSeconds: after.seconds,
        bodySpeed: Math.hypot(to.x - from.x, to.y - from.y) / width / seconds,
        handSpeed: fasterHand(before.body, after.body, width, seconds),
      },
    ];
  });
}

const isGesture = (step: BodyStep) => step.handSpeed !== null && step.handSpeed >= gestureSpeed;

/** Beginnings of gestures a minute of the time in which a beginning would have been seen. */
function measureGestureRate(steps: BodyStep[]): Measurement {
  const watched = steps.slice(1).filter((step, index) => steps[index]?.endSeconds === step.startSeconds);
  const seconds = watched.reduce((sum, step) => sum + step.endSeconds - step.startSeconds, 0);
  if (watched.length < minSteps) return unmeasured("1/min", "no_body_visible");
  const begins = watched.filter((step) => {
    const before = steps[steps.indexOf(step) - 1] as BodyStep;
    return isGesture(step) && !isGesture(before);
  });
  const evidence = begins.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds }));
  const confidence = Math.min(0.7, seconds / 60);
  return measured((60 * begins.length) / seconds, "1/min", { source, confidence, evidence });
}

/** Posture, movement and gestures from looks at the body; `gestures` tells which steps hold one, for the curve. */
export function measureBody(looks: BodySample[]): {
  shoulderTilt: Measurement;
  bodyMovement: Measurement;
  gestureShare: Measurement;
  gestureRate: Measurement;
  gestures: { seconds: number; moving: boolean }[];
} {
  const samples = looks.filter((look) => isBody(look.body));
  const steps = deriveSteps(samples);
  const missing = (unit: string) => unmeasured(unit, "no_body_visible");
  const share = samples.length / Math.max(1, looks.length);
  const tilts = samples.map((sample) => tilt(sample.body));
  const movement = mean(steps.map((step) => step.bodySpeed));
  const enough = steps.length >= minSteps && movement !== null;
  return {
    shoulderTilt:
      samples.length < minSamples
        ? missing("degrees")
        : measured(median(tilts) ?? 0, "degrees", { source, confidence: share }),
    bodyMovement: enough
      ? measured(movement, "shoulder widths/s", { source, confidence: share })
      : missing("shoulder widths/s"),
    gestureShare: enough
      ? measured(steps.filter(isGesture).length / steps.length, "ratio", { source, confidence: share })
      : missing("ratio"),
    gestureRate: enough ? measureGestureRate(steps) : missing("1/min"),
    gestures: steps.map((step) => ({ seconds: step.startSeconds, moving: isGesture(step) })),
  };
}
