import type { JobStatus } from "./schema.ts";

const underWay: Record<JobStatus, boolean> = {
  queued: true,
  running: true,
  completed: false,
  failed: false,
  cancelled: false,
};

/** Whether a job will still change. Apart from its schema, so that the first page loads no validator. */
export function isUnderWay({ status }: { status: JobStatus }): boolean {
  return underWay[status];
}
