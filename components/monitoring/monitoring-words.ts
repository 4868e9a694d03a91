import { sectionLabels } from "#components/results/section-names.ts";
import { formatDuration } from "#components/ui/format.ts";
import { leastSamples } from "#lib/monitoring/drift.ts";
import type { DriftCheck, Health } from "#lib/monitoring/monitoring-view.ts";

/** The first line of the page: is it all right? */
export const healthWords: Record<Health, string> = {
  healthy: "All is well.",
  warning: "Have a look.",
  critical: "Something is wrong.",
};

const checkNames: Record<string, string> = {
  database: "Database",
  storage: "File storage",
  workflow_engine: "Workflow engine",
  ffmpeg: "ffmpeg",
};
export function nameOfCheck(name: string): string {
  return checkNames[name] ?? name.replaceAll("_", " ");
}

const scorePrefix = "score.";

/** "score.visual" → "Presence", "duration" → "Length of the takes". */
export function nameOfMetric(metric: string): string {
  if (metric === "score.overall") return "Overall score";
  if (metric === "duration") return "Length of the takes";
  const plain = metric.startsWith(scorePrefix) ? metric.slice(scorePrefix.length) : metric;
  return sectionLabels[plain as keyof typeof sectionLabels] ?? plain.replaceAll("_", " ");
}

/** A difference with the unit of its metric: scores count points, lengths count seconds. */
function amount(metric: string, value: number): string {
  if (!metric.startsWith(scorePrefix)) return formatDuration(Math.abs(value));
  const size = Math.abs(value).toFixed(1);
  return `${size} ${size === "1.0" ? "point" : "points"}`;
}

/** One drift check as a sentence. */
export function describeDrift(check: DriftCheck): string {
  const { meanDifference, stdChangePct, sampleSizes } = check;
  if (check.status === "insufficient_data" || meanDifference === null) {
    const count = sampleSizes.reference + sampleSizes.current;
    return `Too few results to tell: ${count} so far, ${leastSamples} are needed.`;
  }
  const moved =
    Math.abs(meanDifference) < 0.05
      ? "The mean has not moved"
      : `The mean has ${meanDifference > 0 ? "risen" : "fallen"} by ${amount(check.metric, meanDifference)}`;
  const spread =
    stdChangePct === null || Math.abs(stdChangePct) < 1
      ? "the spread is the same"
      : `the spread is ${Math.abs(Math.round(stdChangePct))} % ${stdChangePct > 0 ? "wider" : "narrower"}`;
  const verdict = check.status === "drifted" ? "That is drift" : "Within what is usual";
  return `${moved}, ${spread}. ${verdict}.`;
}
