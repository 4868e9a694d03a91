import { measureGesture, measureHandsSeen, shoulderMiddle, shoulderWidth } from "./hands.ts";
import { type Measurement, measured, type UnmeasuredReason, unmeasured } from "./measurement.ts";
import type { BodySight } from "./sight.ts";
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
  /** How much of a gesture the hands made, 0..1. */
  gesture: number;
}

const source = "model:movenet-lightning";
/** Bodies cut off at the shoulders score lower and come with hands that are not there. */
const minScore = { shoulder: 0.45, nose: 0.3 };
const maxStepSeconds = 1.2;
const minSamples = 4;
const minSteps = 4;
/** Shoulder widths below the shoulders in which hands held before the body would show. */
const chestRoom = 1;
/** Where a frame ends above that and shows hands in fewer looks than this, most gestures happen below it. */
const minHandsShare = 0.25;

function isBody(body: BodySight): boolean {
  const { leftShoulder, rightShoulder, nose } = body;
  const shoulders = Math.min(leftShoulder.score, rightShoulder.score);
  return shoulders >= minScore.shoulder && nose.score >= minScore.nose && shoulderWidth(body) > 8;
}

/** Angle of the shoulder line against the horizontal, 0..90 degrees. */
function tilt({ leftShoulder, rightShoulder }: BodySight): number {
  const across = Math.abs(leftShoulder.x - rightShoulder.x);
  return (Math.atan2(Math.abs(leftShoulder.y - rightShoulder.y), across) * 180) / Math.PI;
}

/** Steps between neighbouring looks of one shot. */
function deriveSteps(samples: BodySample[]): BodyStep[] {
  return samples.slice(1).flatMap((after, index) => {
    const before = samples[index] as BodySample;
    const seconds = after.seconds - before.seconds;
    if (seconds > maxStepSeconds || seconds <= 0 || after.shot !== before.shot) return [];
    return [
      {
        startSeconds: before.seconds,
        endSeconds: after.seconds,
        gesture: measureGesture(before.body, after.body, seconds),
      },
    ];
  });
}

/**
 * Shoulder widths a second, from one look to the next but one: over half a second a model's own unrest, which changes
 * with the light, would make up a fifth of it.
 */
function deriveSpeeds(samples: BodySample[]): number[] {
  return samples.slice(2).flatMap((after, index) => {
    const [before, between] = [samples[index] as BodySample, samples[index + 1] as BodySample];
    const gap = Math.max(after.seconds - between.seconds, between.seconds - before.seconds);
    if (gap > maxStepSeconds || after.shot !== before.shot) return [];
    const width = (shoulderWidth(before.body) + shoulderWidth(after.body)) / 2;
    const [from, to] = [shoulderMiddle(before.body), shoulderMiddle(after.body)];
    return [Math.hypot(to.x - from.x, to.y - from.y) / width / (after.seconds - before.seconds)];
  });
}

/** Gestures begun a minute, of the time in which a beginning would have been seen. */
function measureGestureRate(steps: BodyStep[]): Measurement {
  const pairs = steps.slice(1).flatMap((step, index) => {
    const before = steps[index] as BodyStep;
    return before.endSeconds === step.startSeconds ? [{ before, step }] : [];
  });
  const seconds = pairs.reduce((sum, { step }) => sum + step.endSeconds - step.startSeconds, 0);
  if (pairs.length < minSteps) return unmeasured("1/min", "no_body_visible");
  const begun = pairs.reduce((sum, { before, step }) => sum + Math.max(0, step.gesture - before.gesture), 0);
  const evidence = pairs
    .filter(({ before, step }) => before.gesture < 0.5 && step.gesture >= 0.5)
    .map(({ step }) => ({ startSeconds: step.startSeconds, endSeconds: step.endSeconds }));
  const confidence = Math.min(0.7, seconds / 60);
  return measured((60 * begun) / seconds, "1/min", { source, confidence, evidence });
}

function measureGestures(samples: BodySample[], steps: BodyStep[], frameHeight: number, confidence: number) {
  const both = (reason: UnmeasuredReason) => ({
    gestureShare: unmeasured("ratio", reason),
    gestureRate: unmeasured("1/min", reason),
  });
  if (steps.length < minSteps) return both("no_body_visible");
  const room = median(
    samples.map(({ body }) => (frameHeight - shoulderMiddle(body).y) / shoulderWidth(body)),
  );
  const seen = mean(samples.map(({ body }) => measureHandsSeen(body))) ?? 0;
  if ((room ?? 0) < chestRoom && seen < minHandsShare) return both("hands_out_of_frame");
  const share = mean(steps.map((step) => step.gesture)) ?? 0;
  return {
    gestureShare: measured(share, "ratio", { source, confidence }),
    gestureRate: measureGestureRate(steps),
  };
}

/**
 * Posture, movement and gestures from looks at the body; `gestures` tells how much of one each step holds, for the
 * curve. `frameHeight` in pixels.
 */
export function measureBody(
  looks: BodySample[],
  frameHeight: number,
): {
  shoulderTilt: Measurement;
  bodyMovement: Measurement;
  gestureShare: Measurement;
  gestureRate: Measurement;
  gestures: { seconds: number; value: number }[];
} {
  const samples = looks.filter((look) => isBody(look.body));
  const steps = deriveSteps(samples);
  const missing = (unit: string) => unmeasured(unit, "no_body_visible");
  const share = samples.length / Math.max(1, looks.length);
  const tilts = samples.map((sample) => tilt(sample.body));
  const movement = mean(deriveSpeeds(samples));
  const enough = steps.length >= minSteps && movement !== null;
  return {
    shoulderTilt:
      samples.length < minSamples
        ? missing("degrees")
        : measured(median(tilts) ?? 0, "degrees", { source, confidence: share }),
    bodyMovement: enough
      ? measured(movement, "shoulder widths/s", { source, confidence: share })
      : missing("shoulder widths/s"),
    ...measureGestures(samples, steps, frameHeight, share),
    gestures: steps.map((step) => ({ seconds: step.startSeconds, value: step.gesture })),
  };
}
