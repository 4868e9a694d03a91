import type { Job } from "#lib/jobs/schema.ts";
import type { Drift } from "./drift.ts";

export type Health = "healthy" | "warning" | "critical";

export type ScorePoint = { videoId: string; filename: string; overallScore: number; createdAt: string };

/** A comparison of the newest half of a metric's values with the older half, as it was stored. */
export type DriftCheck = Drift & { metric: string; checkedAt: string };

export type ServiceCheck = { name: string; healthy: boolean; detail: string | null };

/** What the monitoring page shows. */
export type MonitoringView = {
  totalAnalyses: number;
  averageScore: number | null;
  health: Health;
  /** Why the health is what it is, one sentence. */
  healthReason: string;
  /** Share of the analyses of the last hour that failed, 0..1; null where none ended. */
  failureRate: number | null;
  checks: ServiceCheck[];
  /** Oldest first, at most 100. */
  scores: ScorePoint[];
  drift: DriftCheck[];
  runningJobs: (Job & { filename: string })[];
  /** Median seconds of each step over the last analyses. */
  stepSeconds: { stepId: string; medianSeconds: number }[];
  totalCostUsd: number;
  lastUpdated: string;
};
