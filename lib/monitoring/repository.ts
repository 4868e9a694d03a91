import { z } from "zod";
import { type Db, read } from "#lib/db.ts";
import type { DriftCheck, ScorePoint } from "./monitoring-view.ts";

const pointSchema = z
  .object({
    overall_score: z.number(),
    created_at: z.string(),
    video_id: z.uuid(),
    videos: z.object({ original_filename: z.string() }),
  })
  .transform(
    (row): ScorePoint => ({
      videoId: row.video_id,
      filename: row.videos.original_filename,
      overallScore: row.overall_score,
      createdAt: row.created_at,
    }),
  );

/** The last scores of an owner, oldest first. */
export async function listScores(db: Db, ownerId: string, limit: number): Promise<ScorePoint[]> {
  const query = db
    .from("analysis_results")
    .select("overall_score,created_at,video_id,videos!inner(original_filename)")
    .eq("owner_id", ownerId)
    .not("overall_score", "is", null)
    .order("created_at", { ascending: false })
    .limit(limit);
  return (await read(z.array(pointSchema), query)).reverse();
}

export async function countAnalyses(db: Db, ownerId: string): Promise<number> {
  const query = db
    .from("analysis_results")
    .select("job_id", { count: "exact", head: true })
    .eq("owner_id", ownerId);
  const { count, error } = await query;
  await read(z.unknown(), Promise.resolve({ data: null, error }));
  return count ?? 0;
}

const driftSchema = z
  .object({
    value: z.object({
      metric: z.string(),
      status: z.enum(["stable", "drifted", "insufficient_data"]),
      reference_mean: z.number().nullable(),
      current_mean: z.number().nullable(),
      mean_difference: z.number().nullable(),
      reference_std: z.number().nullable(),
      current_std: z.number().nullable(),
      std_change_pct: z.number().nullable(),
      sample_sizes: z.object({ reference: z.number(), current: z.number() }),
      timestamp: z.string(),
    }),
  })
  .transform(
    ({ value }): DriftCheck => ({
      metric: value.metric,
      status: value.status,
      referenceMean: value.reference_mean,
      currentMean: value.current_mean,
      meanDifference: value.mean_difference,
      referenceStd: value.reference_std,
      currentStd: value.current_std,
      stdChangePct: value.std_change_pct,
      sampleSizes: value.sample_sizes,
      checkedAt: value.timestamp,
    }),
  );

/** The newest check of each metric. */
export async function listLatestDrift(db: Db, ownerId: string): Promise<DriftCheck[]> {
  const query = db
    .from("monitoring_metrics")
    .select("value")
    .eq("owner_id", ownerId)
    .eq("metric_type", "drift")
    .order("created_at", { ascending: false })
    .limit(50);
  const latest = new Map<string, DriftCheck>();
  for (const check of await read(z.array(driftSchema), query)) {
    if (!latest.has(check.metric)) latest.set(check.metric, check);
  }
  return [...latest.values()];
}

const endedSchema = z.object({ status: z.enum(["completed", "failed"]) });

/** Share of the analyses since `since` that failed, null where none ended. */
export async function getFailureRate(db: Db, ownerId: string, since: Date): Promise<number | null> {
  const query = db
    .from("jobs")
    .select("status")
    .eq("owner_id", ownerId)
    .in("status", ["completed", "failed"])
    .gte("finished_at", since.toISOString())
    .limit(1000);
  const ended = await read(z.array(endedSchema), query);
  if (ended.length === 0) return null;
  return ended.filter((job) => job.status === "failed").length / ended.length;
}

const stepSchema = z
  .object({ step_id: z.string(), started_at: z.string(), finished_at: z.string() })
  .transform((row) => ({
    stepId: row.step_id,
    seconds: (Date.parse(row.finished_at) - Date.parse(row.started_at)) / 1000,
  }));

export async function listStepTimes(db: Db, ownerId: string): Promise<{ stepId: string; seconds: number }[]> {
  const query = db
    .from("job_steps")
    .select("step_id,started_at,finished_at")
    .eq("owner_id", ownerId)
    .eq("status", "completed")
    .not("started_at", "is", null)
    .order("finished_at", { ascending: false })
    .limit(300);
  return read(z.array(stepSchema), query);
}

const costSchema = z.object({ value: z.object({ totalUsd: z.number() }) });

export async function sumCosts(db: Db, ownerId: string): Promise<number> {
  const query = db
    .from("monitoring_metrics")
    .select("value")
    .eq("owner_id", ownerId)
    .eq("metric_type", "api_cost")
    .limit(10_000);
  return (await read(z.array(costSchema), query)).reduce((sum, { value }) => sum + value.totalUsd, 0);
}

const fleetHealthSchema = z
  .object({
    total_analyses: z.number(),
    average_score: z.number().nullable(),
    failure_rate: z.number().nullable(),
  })
  .transform((row) => ({
    totalAnalyses: row.total_analyses,
    averageScore: row.average_score,
    failureRate: row.failure_rate,
  }));

/** How the analyses of all owners are, with the share of those since `since` that failed. */
export async function getFleetScores(db: Db, since: Date) {
  return read(fleetHealthSchema, db.rpc("read_fleet_health", { p_since: since.toISOString() }));
}

/** The newest check of each metric of each owner. */
export async function listAllDrift(db: Db): Promise<{ ownerId: string; check: DriftCheck }[]> {
  const rows = await read(z.array(z.looseObject({ owner_id: z.uuid() })), db.rpc("list_newest_drift"));
  return rows.map((row) => ({ ownerId: row.owner_id, check: driftSchema.parse(row) }));
}
