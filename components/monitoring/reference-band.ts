import type { DriftCheck } from "#lib/monitoring/monitoring-view.ts";

/** Where the older half of the overall scores lies: its mean, one standard deviation to either side; null if unknown. */
export function referenceBand(drift: readonly DriftCheck[]): { low: number; high: number } | null {
  const overall = drift.find(({ metric }) => metric === "score.overall");
  if (!overall || overall.referenceMean === null || overall.referenceStd === null) return null;
  return {
    low: Math.max(0, overall.referenceMean - overall.referenceStd),
    high: Math.min(100, overall.referenceMean + overall.referenceStd),
  };
}
