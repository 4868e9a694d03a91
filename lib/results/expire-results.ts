import { z } from "zod";
import { discardArtifacts } from "#lib/artifacts/repository.ts";
import { type Db, read } from "#lib/db.ts";

const millisecondsPerDay = 86_400_000;

/**
 * Deletes the jobs of all owners that ended more than `days` ago, with their results and files, except on videos that
 * their owner keeps. The videos stay. 0 keeps everything. Answers how many.
 */
export async function expireResults(db: Db, days: number, now: Date): Promise<number> {
  if (days === 0) return 0;
  const p_before = new Date(now.getTime() - days * millisecondsPerDay).toISOString();
  const jobs = await read(z.array(z.uuid()), db.rpc("list_expired_jobs", { p_before }));
  for (const jobId of jobs) {
    await discardArtifacts(db, jobId);
    await read(z.boolean(), db.rpc("delete_ended_job", { p_job: jobId }));
  }
  return jobs.length;
}
