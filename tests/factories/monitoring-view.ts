import type { DriftCheck, MonitoringView } from "#lib/monitoring/monitoring-view.ts";
import { makeJob } from "./job.ts";

export function makeDrift(change: Partial<DriftCheck> = {}): DriftCheck {
  return {
    metric: "score.overall",
    status: "stable",
    referenceMean: 64.2,
    currentMean: 66.9,
    meanDifference: 2.7,
    referenceStd: 8.1,
    currentStd: 7.4,
    stdChangePct: -8.6,
    sampleSizes: { reference: 18, current: 18 },
    checkedAt: "2026-11-20T10:00:00.000Z",
    ...change,
  };
}

export function makeMonitoringView(change: Partial<MonitoringView> = {}): MonitoringView {
  const scores = Array.from({ length: 36 }, (_, index) => ({
    videoId: `0b7f0c2e-5d6a-4c1e-9a57-${String(index).padStart(12, "0")}`,
    filename: `take-${index + 1}.mp4`,
    overallScore: 58 + 12 * Math.sin(index / 5) + index * 0.3,
    createdAt: new Date(Date.UTC(2026, 10, 1 + Math.floor(index / 2), 9 + (index % 2) * 4)).toISOString(),
  }));
  return {
    totalAnalyses: 36,
    averageScore: 65.4,
    health: "healthy",
    healthReason: "All four services answer and no analysis failed in the last hour.",
    failureRate: 0,
    checks: ["database", "storage", "workflow_engine", "ffmpeg"].map((name) => ({
      name,
      healthy: true,
      detail: null,
    })),
    scores,
    drift: [
      makeDrift(),
      makeDrift({
        metric: "score.delivery",
        referenceMean: 61,
        currentMean: 79.5,
        meanDifference: 18.5,
        status: "drifted",
      }),
      makeDrift({
        metric: "score.content",
        status: "insufficient_data",
        referenceMean: null,
        currentMean: null,
        meanDifference: null,
        sampleSizes: { reference: 4, current: 4 },
      }),
    ],
    runningJobs: [{ ...makeJob({ progress: 41, currentStep: "visual" }), filename: "demo-day.mov" }],
    stepSeconds: [
      { stepId: "mark-processing", medianSeconds: 0.2 },
      { stepId: "preprocess", medianSeconds: 9.4 },
      { stepId: "visual", medianSeconds: 14.8 },
      { stepId: "speech", medianSeconds: 4.1 },
      { stepId: "content", medianSeconds: 0.6 },
      { stepId: "aggregate", medianSeconds: 0.1 },
      { stepId: "save", medianSeconds: 0.4 },
    ],
    totalCostUsd: 0,
    lastUpdated: "2026-11-20T10:00:00.000Z",
    ...change,
  };
}
