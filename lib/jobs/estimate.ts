import { median } from "simple-statistics";
import { isUnderWay } from "./is-under-way.ts";
import type { JobTiming } from "./repository.ts";
import type { Job } from "./schema.ts";

/**
 * Seconds a job will take, from how long earlier ones took for each second of video; null until one has been measured.
 */
export function estimateSeconds(timings: JobTiming[], videoSeconds: number): number | null {
  const rates = timings
    .filter((timing) => timing.videoSeconds > 0)
    .map((timing) => timing.workSeconds / timing.videoSeconds);
  return rates.length === 0 ? null : Math.max(1, Math.round(median(rates) * videoSeconds));
}

/**
 * Seconds still to go: what is left of the estimate, or, where this job alone is the evidence, its own speed so far.
 * Null where nothing has been measured yet; 0 at a final state.
 */
export function estimateRemainingSeconds(job: Job, estimate: number | null, now: Date): number | null {
  if (!isUnderWay(job)) return 0;
  const left = 1 - job.progress / 100;
  if (estimate !== null) return Math.max(1, Math.round(estimate * left));
  if (job.startedAt === null || job.progress <= 5) return null;
  const elapsedSeconds = (now.getTime() - Date.parse(job.startedAt)) / 1000;
  return Math.max(1, Math.round((elapsedSeconds / job.progress) * 100 * left));
}
