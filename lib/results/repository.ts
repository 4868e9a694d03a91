import { z } from "zod";
import { type Db, read } from "#lib/db.ts";
import { pitchReportSchema } from "#lib/pitch/report.ts";

const resultSchema = z
  .object({
    job_id: z.uuid(),
    report: pitchReportSchema,
    processing_seconds: z.number(),
    created_at: z.string(),
  })
  .transform((row) => ({
    jobId: row.job_id,
    report: row.report,
    processingSeconds: row.processing_seconds,
    createdAt: row.created_at,
  }));
export type SavedResult = z.infer<typeof resultSchema>;

/** The newest result of a video, null where there is none yet. */
export async function findLatestResult(db: Db, videoId: string): Promise<SavedResult | null> {
  const query = db
    .from("analysis_results")
    .select("job_id,report,processing_seconds,created_at")
    .eq("video_id", videoId)
    .order("created_at", { ascending: false })
    .limit(1)
    .maybeSingle();
  return read(resultSchema.nullable(), query);
}
