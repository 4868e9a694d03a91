import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { detectQuickDrift } from "#lib/monitoring/drift.ts";
import { getMonitoringView } from "#lib/monitoring/get-monitoring-view.ts";

const answer = z.object({
  total_analyses: z.number(),
  avg_score: z.number().nullable(),
  system_health: z.enum(["healthy", "warning", "critical"]),
  drift_detected: z.boolean(),
  score_history: z.array(z.object({ overall_score: z.number(), created_at: z.string() })),
  last_updated: z.string(),
});

export const GET = handle(
  { summary: "Health, scores and drift of the caller's analyses", tag: "PitchQuest", answer },
  async ({ caller }) => {
    const view = await getMonitoringView(caller);
    return {
      total_analyses: view.totalAnalyses,
      avg_score: view.averageScore,
      system_health: view.health,
      drift_detected: detectQuickDrift(view.scores.map((point) => point.overallScore)),
      score_history: view.scores.map((point) => ({
        overall_score: point.overallScore,
        created_at: point.createdAt,
      })),
      last_updated: view.lastUpdated,
    };
  },
);
