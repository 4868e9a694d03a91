import { z } from "zod";
import { snakeCaseKeys } from "#lib/http/snake-case.ts";
import type { SavedResult } from "./repository.ts";

const section = z.looseObject({
  status: z.enum(["assessed", "not_assessed"]),
  score: z.number().min(0).max(100).nullable(),
  reason: z.string().nullable(),
  receipts: z.array(z.looseObject({ metric: z.string(), value: z.number().nullable() })),
});
const feedbackItem = z.looseObject({ id: z.string(), title: z.string(), why: z.string() });

/** The answer of `GET /api/results/{video_id}`. */
export const resultAnswerSchema = z.object({
  video_id: z.uuid(),
  overall_score: z.number().min(0).max(100).nullable(),
  results: z.object({ content_analysis: section, delivery_analysis: section, visual_analysis: section }),
  feedback: z.object({ strengths: z.array(feedbackItem), improvements: z.array(feedbackItem) }),
  metadata: z.looseObject({
    video_duration_seconds: z.number(),
    frames_analyzed: z.number(),
    models_used: z.object({
      transcription: z.string().nullable(),
      emotion: z.string().nullable(),
      vision: z.string().nullable(),
      content: z.string().nullable(),
    }),
    costs: z.looseObject({ total_usd: z.number() }),
  }),
  processing_time_seconds: z.number(),
  created_at: z.string(),
});

export function toResultAnswer(videoId: string, result: SavedResult): z.input<typeof resultAnswerSchema> {
  const { report } = result;
  const answer = snakeCaseKeys({
    videoId,
    overallScore: report.overallScore,
    results: {
      contentAnalysis: report.sections.content,
      deliveryAnalysis: report.sections.delivery,
      visualAnalysis: report.sections.visual,
    },
    feedback: report.feedback,
    metadata: { ...report.metadata, scoringVersion: report.scoringVersion },
    processingTimeSeconds: result.processingSeconds,
    createdAt: result.createdAt,
  });
  return resultAnswerSchema.parse(answer);
}
