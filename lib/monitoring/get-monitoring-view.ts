import { mean, median } from "simple-statistics";
import type { Caller } from "#lib/auth/caller.ts";
import { listOwnersActiveJobs } from "#lib/jobs/repository.ts";
import { listVideosById } from "#lib/videos/repository.ts";
import { deriveHealth } from "./health.ts";
import type { MonitoringView } from "./monitoring-view.ts";
import * as metrics from "./repository.ts";
import { checkServices } from "./service-checks.ts";

const hour = 3_600_000;

function medians(times: { stepId: string; seconds: number }[]) {
  const byStep = Map.groupBy(times, (time) => time.stepId);
  return [...byStep].map(([stepId, group]) => ({
    stepId,
    medianSeconds: median(group.map((time) => time.seconds)),
  }));
}

/** Everything the monitoring page and its API tell about the caller's analyses and the parts they need. */
export async function getMonitoringView({ db, actor }: Caller, now = new Date()): Promise<MonitoringView> {
  const owner = actor.ownerId;
  const [totalAnalyses, scores, drift, failureRate, checks, active, times, totalCostUsd] = await Promise.all([
    metrics.countAnalyses(db, owner),
    metrics.listScores(db, owner, 100),
    metrics.listLatestDrift(db, owner),
    metrics.getFailureRate(db, owner, new Date(now.getTime() - hour)),
    checkServices(),
    listOwnersActiveJobs(db, owner),
    metrics.listStepTimes(db, owner),
    metrics.sumCosts(db, owner),
  ]);
  const averageScore = scores.length === 0 ? null : mean(scores.map((point) => point.overallScore));
  const failingChecks = checks.filter((check) => !check.healthy).map((check) => check.name);
  const { health, reason } = deriveHealth({ totalAnalyses, averageScore, failureRate, failingChecks });
  const videos = await listVideosById(
    db,
    active.map((job) => job.videoId),
  );
  const filenames = new Map(videos.map((video) => [video.id, video.filename]));
  return {
    totalAnalyses,
    averageScore,
    health,
    healthReason: reason,
    failureRate,
    checks,
    scores,
    drift,
    runningJobs: active.map((job) => ({ ...job, filename: filenames.get(job.videoId) ?? "" })),
    stepSeconds: medians(times),
    totalCostUsd,
    lastUpdated: now.toISOString(),
  };
}
