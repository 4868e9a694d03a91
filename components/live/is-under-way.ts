import type { JobStatus } from "#lib/jobs/schema.ts";

const underWay: Record<JobStatus, boolean> = {
  queued: true,
  running: true,
  completed: false,
  failed: false,
  cancelled: false,
};

/** Whether a job will still change. Here, apart from its schema, so that the first page loads no validator. */
export function isUnderWay({ status }: { status: JobStatus }): boolean {
  return underWay[status];
}
