import type { z } from "zod";
import { gradeOf } from "./bands.ts";
import type { Judgement } from "./judge.ts";
import type { contentSectionSchema, Reason, Receipt, RubricItemScore } from "./report.ts";
import { scoreSection } from "./score-section.ts";

export type ContentSection = z.infer<typeof contentSectionSchema>;

const fullPoints = 5;

/** The score, 0..100, of points of the rubric. */
export function scoreItemPoints(points: number): number {
  return (points / fullPoints) * 100;
}

function receiptOf(judge: string, { item, label, points, quote, reason }: RubricItemScore): Receipt {
  const score = points === null ? null : scoreItemPoints(points);
  return {
    metric: item,
    label,
    unit: "points of 5",
    value: points,
    score,
    grade: score === null ? null : gradeOf(score),
    band: "4–5 points",
    weight: 1,
    source: points === null ? null : `model:${judge}`,
    confidence: null,
    reason: points === null ? (reason ?? "too_little_evidence") : null,
    evidence: quote ? [{ startSeconds: quote.startSeconds, endSeconds: quote.endSeconds }] : [],
  };
}

export function contentNotAssessed(reason: Reason): ContentSection {
  return {
    status: "not_assessed",
    score: null,
    reason,
    receipts: [],
    judge: null,
    rubric: [],
    findings: [],
  };
}

/** Content as judged item by item, equal weights; 5 points are 100. An item that was not judged is left out. */
export function scoreContent({ judge, items, findings, reason }: Judgement): ContentSection {
  if (reason !== null) return { ...contentNotAssessed(reason), judge, rubric: items, findings };
  return { ...scoreSection(items.map((item) => receiptOf(judge, item))), judge, rubric: items, findings };
}
