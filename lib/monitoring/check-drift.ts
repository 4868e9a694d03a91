import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { type Drift, detectDrift } from "./drift.ts";

/** What is watched: the overall score, each section's, and the inputs that explain them. */
export const watchedMetrics = [
  "score.overall",
  "score.content",
  "score.delivery",
  "score.visual",
  "duration",
] as const;

const valueSchema = z.object({
  value: z.object({ score: z.number().nullish(), seconds: z.number().nullish() }),
});

async function listValues(db: Db, ownerId: string, metric: string): Promise<number[]> {
  const query = db
    .from("monitoring_metrics")
    .select("value")
    .eq("owner_id", ownerId)
    .eq("metric_type", metric)
    .order("created_at", { ascending: false })
    .limit(100);
  const rows = await read(z.array(valueSchema), query);
  return rows
    .map(({ value }) => value.score ?? value.seconds)
    .filter((value) => value !== null && value !== undefined)
    .reverse();
}

function toRow(metric: string, drift: Drift, now: Date) {
  return {
    metric,
    status: drift.status,
    drift_detected: drift.status === "drifted",
    reference_mean: drift.referenceMean,
    current_mean: drift.currentMean,
    mean_difference: drift.meanDifference,
    reference_std: drift.referenceStd,
    current_std: drift.currentStd,
    std_change_pct: drift.stdChangePct,
    sample_sizes: drift.sampleSizes,
    timestamp: now.toISOString(),
  };
}

/** Checks each watched metric of one owner and stores every check as a `drift` row. Answers the metrics that drifted. */
export async function checkDrift(db: Db, ownerId: string, now: Date): Promise<{ drifted: string[] }> {
  const checks = await Promise.all(
    watchedMetrics.map(async (metric) =>
      toRow(metric, detectDrift(await listValues(db, ownerId, metric)), now),
    ),
  );
  await write(
    db
      .from("monitoring_metrics")
      .insert(checks.map((value) => ({ owner_id: ownerId, metric_type: "drift", value }))),
  );
  return { drifted: checks.filter((check) => check.drift_detected).map((check) => check.metric) };
}

/** Owners with results, for the daily round. */
export async function listScoredOwners(db: Db): Promise<string[]> {
  const rows = await read(
    z.array(z.object({ owner_id: z.uuid() })),
    db.from("monitoring_metrics").select("owner_id").eq("metric_type", "score.overall").limit(10_000),
  );
  return [...new Set(rows.map((row) => row.owner_id))];
}
