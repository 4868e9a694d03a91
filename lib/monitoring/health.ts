import type { Health } from "./monitoring-view.ts";

const fewAnalyses = 5;

/**
 * Health from the scores, never better than what the checks and the failures of the last hour allow.
 * @param failureRate share of the analyses of the last hour that failed, null where none ended
 */
export function deriveHealth(input: {
  totalAnalyses: number;
  averageScore: number | null;
  failureRate: number | null;
  failingChecks: string[];
}): { health: Health; reason: string } {
  const { totalAnalyses, averageScore, failureRate, failingChecks } = input;
  if (totalAnalyses >= fewAnalyses && averageScore !== null && averageScore < 30) {
    return { health: "critical", reason: `The average score is ${Math.round(averageScore)}, below 30.` };
  }
  if (failingChecks.length > 0)
    return { health: "warning", reason: `Not working: ${failingChecks.join(", ")}.` };
  if (failureRate !== null && failureRate > 0.2) {
    return {
      health: "warning",
      reason: `${Math.round(failureRate * 100)} % of the analyses of the last hour failed.`,
    };
  }
  if (totalAnalyses >= fewAnalyses && averageScore !== null && averageScore < 50) {
    return { health: "warning", reason: `The average score is ${Math.round(averageScore)}, below 50.` };
  }
  if (totalAnalyses < fewAnalyses)
    return { health: "healthy", reason: "All parts are working; there are few analyses to judge by yet." };
  return { health: "healthy", reason: "All parts are working and the scores are in their usual range." };
}
