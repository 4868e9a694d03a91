import { mean, standardDeviation } from "simple-statistics";

/** From how many values on a comparison is made. */
export const leastSamples = 20;
const windowSize = 100;
const meanThreshold = 15;
const stdThreshold = 0.5;

export type Drift = {
  status: "stable" | "drifted" | "insufficient_data";
  referenceMean: number | null;
  currentMean: number | null;
  meanDifference: number | null;
  referenceStd: number | null;
  currentStd: number | null;
  stdChangePct: number | null;
  sampleSizes: { reference: number; current: number };
};

/**
 * Compares the newest half of the last 100 values with the older half: drift where the means differ by more than 15
 * points or the standard deviation has changed by more than half. A zero reference deviation counts as no change.
 * @param values oldest first
 */
export function detectDrift(values: number[]): Drift {
  const recent = values.slice(-windowSize);
  const half = Math.floor(recent.length / 2);
  const reference = recent.slice(0, half);
  const current = recent.slice(half);
  const sampleSizes = { reference: reference.length, current: current.length };
  if (recent.length < leastSamples) {
    return {
      status: "insufficient_data",
      referenceMean: null,
      currentMean: null,
      meanDifference: null,
      referenceStd: null,
      currentStd: null,
      stdChangePct: null,
      sampleSizes,
    };
  }
  const [referenceMean, currentMean] = [mean(reference), mean(current)];
  const [referenceStd, currentStd] = [standardDeviation(reference), standardDeviation(current)];
  const meanDifference = currentMean - referenceMean;
  const stdChange = referenceStd === 0 ? 0 : (currentStd - referenceStd) / referenceStd;
  const drifted = Math.abs(meanDifference) > meanThreshold || Math.abs(stdChange) > stdThreshold;
  return {
    status: drifted ? "drifted" : "stable",
    referenceMean,
    currentMean,
    meanDifference,
    referenceStd,
    currentStd,
    stdChangePct: stdChange * 100,
    sampleSizes,
  };
}

/**
 * The quick rule of the monitoring answer: the mean of the last 10 against that of the 20 before.
 * @param scores oldest first
 */
export function detectQuickDrift(scores: number[]): boolean {
  if (scores.length < 30) return false;
  return Math.abs(mean(scores.slice(-10)) - mean(scores.slice(-30, -10))) > meanThreshold;
}
