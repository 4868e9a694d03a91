import type { Job } from "#lib/jobs/schema.ts";
import { quizPlan } from "#lib/quiz/plan.ts";

/** Quiet for this long, the work is called stalled. */
const stalledAfterSeconds = 60;

export type Thinking = { percent: number; headline: string; note: string | null };

/** How far the thinking has come. Pure; `now` in milliseconds, null where there is no clock yet. */
export function resolveThinking(job: Job, now: number | null, shownPercent: number): Thinking {
  const percent = Math.min(99, Math.max(shownPercent, Math.floor(job.progress)));
  const quiet = now === null ? 0 : (now - Date.parse(job.updatedAt)) / 1000;
  const headline =
    job.status === "queued"
      ? "Waiting for its turn"
      : (quizPlan.find(({ id }) => id === job.currentStep)?.sentence ?? "Getting started");
  if (quiet <= stalledAfterSeconds) return { percent, headline, note: null };
  const note =
    "Nothing has moved for a minute. The work is picked up by itself as soon as a worker is free; if this stays, look whether the worker runs.";
  return { percent, headline, note };
}
