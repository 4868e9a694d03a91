import type { PitchReport } from "#lib/pitch/report.ts";
import { writeTable } from "./write-csv.ts";

const head = [
  "section",
  "metric",
  "label",
  "value",
  "unit",
  "score",
  "grade",
  "band",
  "weight",
  "source",
  "confidence",
  "not_measured_because",
  "first_shown_at_seconds",
];

/** Every receipt of a report as a table: a row a metric, before them the score of each section and of the whole. */
export function writeScores({ overallScore, overallReason, sections, scoringVersion }: PitchReport): string {
  const total = (section: string, score: number | null, reason: string | null) => {
    const label = section === "overall" ? `Overall, scoring version ${scoringVersion}` : "Section";
    return [section, "score", label, null, null, score, null, null, null, null, null, reason, null];
  };
  const rows = Object.entries(sections).flatMap(([name, { score, reason, receipts }]) => [
    total(name, score, reason),
    ...receipts.map((receipt) => [
      name,
      receipt.metric,
      receipt.label,
      receipt.value,
      receipt.unit,
      receipt.score,
      receipt.grade,
      receipt.band,
      receipt.weight,
      receipt.source,
      receipt.confidence,
      receipt.reason,
      receipt.evidence[0]?.startSeconds ?? null,
    ]),
  ]);
  return writeTable([head, total("overall", overallScore, overallReason), ...rows]);
}
