import type { Database } from "../database/database.ts";
import type { Job } from "../executor/call-context.ts";

/** Leases up to `most` due jobs of the given functions. `held` are the jobs this engine has under way. */
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

/**
 * Prolongs the leases of jobs under way, and takes back those that nobody holds: a database that crashed may have
 * forgotten a lease. Returns the leases that are held; the others were lost, their calls are to be aborted.
 */
export async function renewLeases(db: Database, jobs: Job[], leaseSeconds: number): Promise<Set<string>> {
  const { rows } = await db.query<{ lease_id: string }>(
    `update inngest.job j set lease_id = held.lease_id, lease_until = clock_timestamp() + make_interval(secs => $3)
       from unnest($1::bigint[], $2::uuid[]) as held (id, lease_id)
      where j.id = held.id and (j.lease_id is null or j.lease_id = held.lease_id)
     returning j.lease_id`,
    [jobs.map(({ id }) => id), jobs.map(({ lease_id }) => lease_id), leaseSeconds],
  );
  return new Set(rows.map((row) => row.lease_id));
}

/**
 * Shortens leases that end later than any can: the clock was set back. An engine that lives renews its own in time.
 */
export async function shortenLeases(db: Database, leaseSeconds: number): Promise<void> {
  await db.query(
    `update inngest.job set lease_until = clock_timestamp() + make_interval(secs => $1::float8)
      where lease_until > clock_timestamp() + make_interval(secs => greatest($1::float8 * 2, 60))`,
    [leaseSeconds],
  );
}

/** Puts a job back whose call came to nothing, for another worker or a later time. `lost` counts against its limit. */
export async function returnJob(
  db: Database,
  job: Job,
  { note, waitSeconds, lost }: { note: string; waitSeconds: number; lost: boolean },
): Promise<void> {
  await db.query(
    `update inngest.job set lease_id = null, lease_until = null, note = $3, lost_calls = lost_calls + $4,
       available_at = case when $5::float8 = 0 then '-infinity' else clock_timestamp() + make_interval(secs => $5::float8) end
      where id = $1 and lease_id = $2`,
    [job.id, job.lease_id, note, lost ? 1 : 0, waitSeconds],
  );
}
