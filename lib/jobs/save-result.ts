import { z } from "zod";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import { type Db, read } from "#lib/db.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import { keepingBackup } from "./result-backup.ts";
import { jobEnded } from "./watch-work.ts";

/**
 * Saves the report, once, and with it ends the job and its video in one transaction.
 * @throws AppError `job_ended` where the job was cancelled meanwhile; `result_not_saved` where it is kept as a file instead
 */
export async function saveReport(db: Db, ref: JobRef, report: PitchReport): Promise<void> {
  const sections = Object.entries(report.sections).map(([name, section]) => ({
    type: `score.${name}`,
    value: { score: section.score },
  }));
  const row = {
    p_job: ref.jobId,
    p_overall: report.overallScore,
    p_version: report.scoringVersion,
    p_report: report,
    p_metrics: [
      { type: "score.overall", value: { score: report.overallScore } },
      ...sections,
      { type: "duration", value: { seconds: report.metadata.videoDurationSeconds } },
      { type: "api_cost", value: report.metadata.costs },
    ],
  };
  await keepingBackup(ref, report, async () => {
    if (!(await read(z.boolean(), db.rpc("save_results", row)))) throw jobEnded();
  });
}

/**
 * Saves the answer of any other job, once, and completes the job with it. @public
 * @throws AppError `job_ended` where the job was cancelled meanwhile; `result_not_saved` where it is kept as a file instead
 */
export async function saveResult(db: Db, ref: JobRef, data: Record<string, unknown>): Promise<void> {
  const row = { p_job: ref.jobId, p_data: data };
  await keepingBackup(ref, data, async () => {
    if (!(await read(z.boolean(), db.rpc("save_job_result", row)))) throw jobEnded();
  });
}

/** The answer of a job as its schema reads it, null while there is none. @public */
export async function findResult<T>(db: Db, jobId: string, schema: z.ZodType<T>): Promise<T | null> {
  const query = db.from("job_results").select("data").eq("job_id", jobId).maybeSingle();
  const row = await read(z.object({ data: z.unknown() }).nullable(), query);
  return row === null ? null : schema.parse(row.data);
}

/** Ends a job as failed with words for its owner; false where it has ended already. */
export function failJob(db: Db, jobId: string, failure: { code: string; message: string }): Promise<boolean> {
  return read(
    z.boolean(),
    db.rpc("fail_job", { p_job: jobId, p_code: failure.code, p_message: failure.message }),
  );
}
