import Link from "next/link";
import { formatDuration } from "#components/ui/format.ts";
import { Ruler } from "#components/ui/ruler.tsx";
import { jobPlans } from "#lib/jobs/plans.ts";
import type { MonitoringView } from "#lib/monitoring/monitoring-view.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";
import { nameOfCheck } from "./monitoring-words.ts";

function sentenceOf(stepId: string | null): string {
  const steps = Object.values(jobPlans).flat();
  return steps.find(({ id }) => id === stepId)?.sentence ?? "Waiting for its turn";
}

export function RunningJobs({ jobs }: { jobs: MonitoringView["runningJobs"] }) {
  if (jobs.length === 0) return <p className="text-muted">Nothing is being analysed right now.</p>;
  return (
    <ul className="space-y-5">
      {jobs.map((job) => (
        <li key={job.id}>
          <p className="flex items-baseline justify-between gap-4">
            <Link href={`/videos/${job.videoId}`} className="min-w-0 truncate font-medium hover:underline">
              {job.filename}
            </Link>
            <span className="figures text-small text-muted">{Math.floor(job.progress)} %</span>
          </p>
          <p className="text-small text-muted">{sentenceOf(job.currentStep)}</p>
          <Ruler
            share={job.progress / 100}
            label={`Analysis of ${job.filename}`}
            valueText={sentenceOf(job.currentStep)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Median time of each step, as lengths on one scale. */
export function StepTimes({ steps }: { steps: MonitoringView["stepSeconds"] }) {
  if (steps.length === 0) return <p className="text-muted">Known after the first analysis.</p>;
  const inOrder = pitchPlan.flatMap(({ id }) => steps.filter(({ stepId }) => stepId === id));
  const longest = Math.max(...steps.map(({ medianSeconds }) => medianSeconds));
  return (
    <ul>
      {inOrder.map(({ stepId, medianSeconds }) => (
        <li
          key={stepId}
          className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 border-t border-line py-2 text-small"
        >
          <span>{sentenceOf(stepId)}</span>
          <span className="figures">{formatDuration(medianSeconds)}</span>
          <span
            aria-hidden="true"
            className="col-span-2 mt-1 h-1 bg-ink"
            style={{ width: `${longest > 0 ? (medianSeconds / longest) * 100 : 0}%`, minWidth: 1 }}
          />
        </li>
      ))}
    </ul>
  );
}

export function Checks({ checks }: { checks: MonitoringView["checks"] }) {
  return (
    <ul>
      {checks.map((check) => (
        <li key={check.name} className="border-t border-line py-2">
          <p className="flex items-baseline justify-between gap-4">
            {nameOfCheck(check.name)}
            <span className={`text-small ${check.healthy ? "text-good" : "font-medium text-poor"}`}>
              {check.healthy ? "answers" : "does not answer"}
            </span>
          </p>
          {check.detail !== null && <p className="text-small text-muted">{check.detail}</p>}
        </li>
      ))}
    </ul>
  );
}
