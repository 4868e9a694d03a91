import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import { jobPlans } from "#lib/jobs/plans.ts";
import type { Job, JobStep } from "#lib/jobs/schema.ts";
import { describeFindings } from "./describe-findings.ts";

/** Quiet for this long, an unfinished job is called stalled. */
export const stalledAfterSeconds = 60;

export type StepLine = {
  id: string;
  sentence: string;
  state: "waiting" | "running" | "retrying" | "done" | "failed" | "skipped";
  /** Running time so far or in all; null where it has not begun or no clock is known. */
  seconds: number | null;
  /** 0..1 */
  share: number;
  attempt: number;
  error: string | null;
  /** What it has found, in words. */
  found: string | null;
};

export type Progress = {
  state: "queued" | "running" | "stalled" | "completed" | "failed" | "cancelled";
  /** Whole number; never falls from one reading to the next of the same job; 100 only when it is completed. */
  percent: number;
  /** What is being done, in words. */
  headline: string;
  steps: StepLine[];
};

const stepStates = { pending: "waiting", running: "running", completed: "done", failed: "retrying" } as const;

function resolveStep(job: Job, step: JobStep | undefined, now: number | null, sentence: string): StepLine {
  const id = step?.id ?? sentence;
  if (!step)
    return { id, sentence, state: "waiting", seconds: null, share: 0, attempt: 0, error: null, found: null };
  let state: StepLine["state"] = stepStates[step.status];
  if (!isUnderWay(job) && state !== "done") {
    const stoppedHere = state !== "waiting" && job.status === "failed";
    state = stoppedHere ? "failed" : "skipped";
  }
  const until = step.finishedAt ?? (isUnderWay(job) ? null : job.finishedAt);
  const end = until === null ? now : Date.parse(until);
  const seconds =
    step.startedAt === null || end === null ? null : Math.max(0, (end - Date.parse(step.startedAt)) / 1000);
  const share = state === "done" ? 1 : step.progress;
  const { attempt, errorMessage: error, detail } = step;
  return { id: step.id, sentence, state, seconds, share, attempt, error, found: describeFindings(detail) };
}

function resolveState(job: Job, now: number | null): Progress["state"] {
  if (!isUnderWay(job)) return job.status as "completed" | "failed" | "cancelled";
  const quiet = now === null ? 0 : (now - Date.parse(job.updatedAt)) / 1000;
  if (quiet > stalledAfterSeconds) return "stalled";
  return job.status === "queued" ? "queued" : "running";
}

const headlines = {
  queued: "Waiting for its turn",
  completed: "Analysed",
  failed: "Stopped by a fault",
  cancelled: "Cancelled",
} as const;

/**
 * What the page shows of a job: pure, from the rows, the clock (milliseconds, null where there is none yet) and the
 * percentage shown before.
 */
export function resolveProgress(
  job: Job,
  steps: readonly JobStep[],
  now: number | null,
  shownPercent = 0,
): Progress {
  const state = resolveState(job, now);
  const lines = jobPlans[job.type].map((planned) =>
    resolveStep(
      job,
      steps.find((step) => step.id === planned.id),
      now,
      planned.sentence,
    ),
  );
  const atWork =
    lines.find((line) => line.state === "running" || line.state === "retrying") ??
    lines.find((line) => line.state === "waiting");
  return {
    state,
    percent: state === "completed" ? 100 : Math.min(99, Math.max(shownPercent, Math.floor(job.progress))),
    headline:
      state === "running" || state === "stalled" ? (atWork?.sentence ?? "Getting started") : headlines[state],
    steps: lines,
  };
}
