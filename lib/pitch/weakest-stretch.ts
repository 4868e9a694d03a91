import { mean, standardDeviation } from "simple-statistics";
import type { Series, TimeRange } from "#lib/signals/measurement.ts";
import { type Band, scoreByBand } from "./bands.ts";
import { deliveryBands } from "./delivery-bands.ts";
import { visualBands } from "./visual-bands.ts";

type Rule = { series: string; band: Band; windowSeconds: number; summarize: (values: number[]) => number };

/** Metrics that hold for a whole talk and yet can be heard or seen best at one place. */
const rules: Record<string, Rule> = {
  pace: { series: "pace", band: deliveryBands.pace, windowSeconds: 5, summarize: mean },
  pitchVariation: {
    series: "pitch",
    band: deliveryBands.pitchVariation,
    windowSeconds: 8,
    summarize: standardDeviation,
  },
  eyeContact: { series: "eyeContact", band: visualBands.eyeContact, windowSeconds: 6, summarize: mean },
};

/** At least half of a window must have been measured, and the talk be more than two windows long. */
const leastShare = 0.5;

/**
 * The stretch of a talk in which a metric would score lowest by its own band; the first of equals. Null where the
 * metric has no curve or the talk is too short to have a worst place.
 */
export function findWeakestStretch(metric: string, all: Series[]): TimeRange | null {
  const rule = rules[metric];
  const series = all.find((one) => one.name === rule?.series);
  if (!rule || !series) return null;
  const { startSeconds, stepSeconds, values } = series;
  const size = Math.max(1, Math.round(rule.windowSeconds / stepSeconds));
  if (values.length <= 2 * size) return null;

  let weakest: { at: number; score: number } | null = null;
  for (let at = 0; at + size <= values.length; at += 1) {
    const measured = values.slice(at, at + size).filter((value) => value !== null);
    if (measured.length < Math.max(1, leastShare * size)) continue;
    const score = scoreByBand(rule.band, rule.summarize(measured));
    if (weakest === null || score < weakest.score) weakest = { at, score };
  }
  if (weakest === null) return null;
  const start = startSeconds + weakest.at * stepSeconds;
  return { startSeconds: start, endSeconds: start + size * stepSeconds };
}
