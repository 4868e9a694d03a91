import { mergeJob, mergeSteps } from "#components/live/merge-rows.ts";
import type { Job, JobStep } from "#lib/jobs/schema.ts";

/** What is known of a job in this page, and the percentage it has shown so far. */
export type JobReading = { job: Job; steps: JobStep[]; shownPercent: number };

export type JobNews = {
  job?: Job;
  steps?: readonly JobStep[];
  /** It is not there any more: deleted in another tab, or its time was over. */
  isGone?: boolean;
};

export function startReading(job: Job, steps: JobStep[]): JobReading {
  return { job, steps, shownPercent: Math.floor(job.progress) };
}

/** Takes in news of the same job; news of another job starts over. */
export function readNews(reading: JobReading, news: JobNews): JobReading {
  if (news.job && news.job.id !== reading.job.id) return startReading(news.job, [...(news.steps ?? [])]);
  const job = news.job ? mergeJob(reading.job, news.job) : reading.job;
  const ours = (news.steps ?? []).filter((step) => step.jobId === job.id);
  return {
    job,
    steps: ours.length > 0 ? mergeSteps(reading.steps, ours) : reading.steps,
    shownPercent: Math.max(reading.shownPercent, Math.floor(job.progress)),
  };
}
