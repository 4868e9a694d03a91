import type { z } from "zod";
import { gradeOf } from "./bands.ts";
import type { contentSectionSchema, Reason, Receipt, RubricItemScore } from "./report.ts";

export type ContentSection = z.infer<typeof contentSectionSchema>;

/** Content as judged item by item, equal weights; 5 points are 100. */
export function scoreContent(rubric: RubricItemScore[], judge: string): ContentSection {
  const receipts = rubric.map(({ item, label, points, quote }): Receipt => {
    const score = points * 20;
    return {
      metric: item,
      label,
      unit: "points of 5",
      value: points,
      score,
      grade: gradeOf(score),
      band: "4–5 points",
      weight: 1,
      source: `model:${judge}`,
      confidence: null,
      reason: null,
      evidence: quote ? [{ startSeconds: quote.startSeconds, endSeconds: quote.endSeconds }] : [],
    };
  });
  const score = rubric.reduce((sum, item) => sum + item.points * 20, 0) / rubric.length;
  return { status: "assessed", score, reason: null, receipts, judge, rubric };
}

export function contentNotAssessed(reason: Reason): ContentSection {
  return { status: "not_assessed", score: null, reason, receipts: [], judge: null, rubric: [] };
}
