import { z } from "zod";

/** Seconds from the start of the video. */
export const timeRangeSchema = z.object({ startSeconds: z.number(), endSeconds: z.number() });
export type TimeRange = z.infer<typeof timeRangeSchema>;

/** Why a value could not be measured. Each is a fact about the recording, never an excuse for missing code. */
export const unmeasuredReasons = [
  "no_video_stream",
  "no_audio_stream",
  "no_face_visible",
  "too_few_face_samples",
  "no_body_visible",
  "hands_out_of_frame",
  "picture_in_picture",
  "no_speech",
  "too_little_speech",
  "no_voiced_speech",
  "no_transcript",
  "transcriber_failed",
  "judge_failed",
  "too_short",
  "silent_audio",
  "low_confidence_transcript",
  "not_installed",
] as const;
export const unmeasuredReasonSchema = z.enum(unmeasuredReasons);
export type UnmeasuredReason = z.infer<typeof unmeasuredReasonSchema>;

/**
 * One value with its unit, how sure it is (0..1, null where the method gives none), what produced it and where in the
 * video it shows; or null with the reason. There is no third case: nothing is guessed or defaulted.
 */
export const measurementSchema = z.discriminatedUnion("measured", [
  z.object({
    measured: z.literal(true),
    value: z.number(),
    unit: z.string(),
    source: z.string().describe('"measured" or "model:<name>"'),
    confidence: z.number().min(0).max(1).nullable(),
    evidence: z.array(timeRangeSchema),
  }),
  z.object({ measured: z.literal(false), value: z.null(), unit: z.string(), reason: unmeasuredReasonSchema }),
]);
export type Measurement = z.infer<typeof measurementSchema>;

export function measured(
  value: number,
  unit: string,
  more: { source?: string; confidence?: number | null; evidence?: TimeRange[] } = {},
): Measurement {
  return {
    measured: true,
    value,
    unit,
    source: more.source ?? "measured",
    confidence: more.confidence ?? null,
    evidence: more.evidence ?? [],
  };
}

export function unmeasured(unit: string, reason: UnmeasuredReason): Measurement {
  return { measured: false, value: null, unit, reason };
}

/** A signal over time: one value per `stepSeconds` from `startSeconds` on, null where there was nothing to measure. */
export const seriesSchema = z.object({
  name: z.string(),
  unit: z.string(),
  startSeconds: z.number(),
  stepSeconds: z.number().positive(),
  values: z.array(z.number().nullable()),
});
export type Series = z.infer<typeof seriesSchema>;
