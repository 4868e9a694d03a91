import type { Database } from "../database/database.ts";
import type { Job } from "../executor/call-context.ts";

/** Leases up to `most` due jobs of the given functions. `held` are the leases of this engine, expired or not. */
export async function claimJobs(
  db: Database,
  most: number,
  leaseSeconds: number,
  functionIds: string[],
  held: string[],
): Promise<Job[]> {
  const { rows } = await db.query<Job>({
    name: "claim-jobs",
    text: "select id, run_id, step_id, attempt, immediate, lost_calls, lease_id from inngest.claim_jobs($1, $2, $3, $4)",
    values: [most, leaseSeconds, functionIds, held],
  });
  return rows;
}

/** Prolongs leases. Returns those that are still held; the others were lost, their calls are to be aborted. */
export async function renewLeases(
  db: Database,
  leaseIds: string[],
  leaseSeconds: number,
): Promise<Set<string>> {
  const { rows } = await db.query<{ lease_id: string }>(
    `update inngest.job set lease_until = clock_timestamp() + make_interval(secs => $2)
      where id in (select id from inngest.job where lease_id = any ($1) for update)
     returning lease_id`,
    [leaseIds, leaseSeconds],
  );
  return new Set(rows.map((row) => row.lease_id));
}

/** Puts a job back whose call came to nothing, for another worker or a later time. `lost` counts against its limit. */
export async function returnJob(
  db: Database,
  job: Job,
  { note, waitSeconds, lost }: { note: string; waitSeconds: number; lost: boolean },
): Promise<void> {
  await db.query(
    `update inngest.job set lease_id = null, lease_until = null, note = $3, lost_calls = lost_calls + $4,
       available_at = clock_timestamp() + make_interval(secs => $5)
      where id = $1 and lease_id = $2`,
    [job.id, job.lease_id, note, lost ? 1 : 0, waitSeconds],
  );
}
