import { jobPlans } from "./plans.ts";
import type { Job } from "./schema.ts";

/** One line on how a job stands, for the person who waits. */
export function describeJob(job: Pick<Job, "type" | "status" | "currentStep" | "errorMessage">): string {
  if (job.status === "queued") return "Waiting for a free place";
  if (job.status === "completed") return "Complete";
  if (job.status === "cancelled") return "Cancelled";
  if (job.status === "failed") return job.errorMessage ?? "The job failed";
  const plan = jobPlans[job.type];
  const position = plan.findIndex((step) => step.id === job.currentStep);
  const step = plan[Math.max(0, position)];
  return `${step?.sentence ?? "Working"} (step ${Math.max(0, position) + 1} of ${plan.length})`;
}
