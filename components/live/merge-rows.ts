import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { Job, JobStep } from "#lib/jobs/schema.ts";

/**
 * The newer of two readings of one job. Messages overtake each other: what was read later loses against a row that
 * was changed later, and a final state is never left again.
 */
export function mergeJob<T extends Pick<Job, "id" | "status" | "updatedAt">>(known: T, incoming: T): T {
  if (known.id !== incoming.id) return known;
  if (!isUnderWay(known) && isUnderWay(incoming)) return known;
  const older = Date.parse(incoming.updatedAt) < Date.parse(known.updatedAt);
  return older && isUnderWay(incoming) ? known : incoming;
}

function stage(step: JobStep): number {
  const settled = step.status === "completed" || step.status === "failed" ? 1 : 0;
  const begun = step.status === "pending" ? 0 : 1;
  return step.attempt * 10 + begun + settled + Math.min(step.progress, 0.999);
}

/** The readings of all steps, each as far as it is known to have come, in the order of the plan. */
export function mergeSteps(known: readonly JobStep[], incoming: readonly JobStep[]): JobStep[] {
  const byId = new Map(known.map((step) => [step.id, step]));
  for (const step of incoming) {
    const before = byId.get(step.id);
    if (!before || stage(step) >= stage(before)) byId.set(step.id, step);
  }
  return [...byId.values()].sort((a, b) => a.position - b.position);
}
