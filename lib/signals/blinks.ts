import { type Measurement, measured, unmeasured } from "./measurement.ts";
import { quantile } from "./statistics.ts";

interface EyeSample {
  seconds: number;
  /** Distance of the lids over the width of the eye. */
  openness: number;
}

const unit = "1/min";
/** Lids this much closer than usual for the person, and this close at all, are shut. */
const shut = { shareOfUsual: 0.6, atMost: 0.26 };
/** Samples closer than this show every blink. */
const denseSeconds = 0.17;
/** Mean time for which a blink keeps the eyes more than half shut (Stern et al. 1984; Caffier et al. 2003). */
const blinkSeconds = 0.2;
/** Eyes shut longer rest, they do not blink. */
const longestBlinkSeconds = 0.6;
const minSamples = 20;

/** Runs of shut samples at dense sampling, in the time those samples cover. */
function countBlinks(samples: EyeSample[], limit: number): { blinks: number; seconds: number } {
  let blinks = 0;
  let seconds = 0;
  let shutSince: number | null = null;
  let before: number | null = null;
  for (const sample of samples) {
    if (before === null || sample.seconds - before > 2 * denseSeconds) shutSince = null;
    else seconds += sample.seconds - before;
    if (sample.openness <= limit) shutSince ??= sample.seconds;
    else {
      if (shutSince !== null && sample.seconds - shutSince <= longestBlinkSeconds) blinks += 1;
      shutSince = null;
    }
    before = sample.seconds;
  }
  return { blinks, seconds };
}

/**
 * Blinks a minute: counted where the samples are dense, else estimated from the share of samples with shut eyes and
 * the usual length of a blink (the source says which).
 */
export function measureBlinks(samples: EyeSample[], stepSeconds: number): Measurement {
  if (samples.length < minSamples) return unmeasured(unit, "too_few_face_samples");
  const usual = quantile(
    samples.map((sample) => sample.openness),
    0.75,
  );
  const limit = Math.min(shut.atMost, shut.shareOfUsual * (usual ?? 0));
  if (stepSeconds <= denseSeconds) {
    const { blinks, seconds } = countBlinks(samples, limit);
    if (seconds < 2) return unmeasured(unit, "too_few_face_samples");
    const confidence = Math.min(0.8, seconds / 60);
    return measured((60 * blinks) / seconds, unit, { source: "model:mediapipe-iris, counted", confidence });
  }
  const share = samples.filter((sample) => sample.openness <= limit).length / samples.length;
  return measured((60 * share) / blinkSeconds, unit, {
    source: "model:mediapipe-iris, from the share of samples with shut eyes",
    confidence: Math.min(0.5, samples.length / 600),
  });
}
