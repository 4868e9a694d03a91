import { z } from "zod";
import { timeRangeSchema, unmeasuredReasonSchema } from "#lib/signals/measurement.ts";
import { fillerSchema, pauseSchema } from "#lib/signals/speech-measurements.ts";
import { shotSchema } from "#lib/signals/visual-measurements.ts";

/** Why a metric, section or rubric item carries no score. */
export const reasonSchema = z.union([
  unmeasuredReasonSchema,
  z.enum(["too_little_evidence", "unsupported_language", "judge_unavailable", "quote_not_found"]),
]);
export type Reason = z.infer<typeof reasonSchema>;

/** good, warn and poor are the three colours of the page; each stands beside its words. */
export const gradeSchema = z.enum(["good", "warn", "poor"]);
export type Grade = z.infer<typeof gradeSchema>;

/** How one score came about: the raw value, the band that applied, where the value came from. */
export const receiptSchema = z.object({
  metric: z.string(),
  label: z.string(),
  unit: z.string(),
  value: z.number().nullable(),
  /** 0..100, null where the metric is reported but not scored or was not measured. */
  score: z.number().min(0).max(100).nullable(),
  grade: gradeSchema.nullable(),
  /** The band applied, in words: "good 120–165". */
  band: z.string().nullable(),
  /** Share of its section's mean; 0 for what is reported only. */
  weight: z.number().nonnegative(),
  source: z.string().nullable(),
  confidence: z.number().min(0).max(1).nullable(),
  reason: reasonSchema.nullable(),
  evidence: z.array(timeRangeSchema),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const sectionSchema = z.object({
  status: z.enum(["assessed", "not_assessed"]),
  score: z.number().min(0).max(100).nullable(),
  reason: reasonSchema.nullable(),
  receipts: z.array(receiptSchema),
});
export type Section = z.infer<typeof sectionSchema>;

export const quoteSchema = timeRangeSchema.extend({ text: z.string() });
export type Quote = z.infer<typeof quoteSchema>;

export const rubricItemScoreSchema = z.object({
  item: z.string(),
  label: z.string(),
  /** 0..5; null where it was not judged, with the reason. */
  points: z.number().min(0).max(5).nullable(),
  /** Largest less smallest of several answers of the same judge; null where it was asked once. */
  spread: z.number().min(0).max(5).nullable().default(null),
  reason: reasonSchema.nullable().default(null),
  quote: quoteSchema.nullable(),
  /** What was found and what is missing, one sentence. */
  note: z.string(),
  /** What a listener still wants to know, each completing "It does not say …". */
  missing: z.array(z.string()).default([]),
});
export type RubricItemScore = z.infer<typeof rubricItemScoreSchema>;

/** Something about how the content is told: reported with its evidence, not scored. */
export const contentFindingSchema = z.object({
  metric: z.string(),
  kind: z.enum(["structure", "clarity"]),
  label: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  grade: gradeSchema.nullable(),
  /** What it means for the listener, one sentence. */
  note: z.string(),
  quotes: z.array(quoteSchema).max(5),
});
export type ContentFinding = z.infer<typeof contentFindingSchema>;

export const contentSectionSchema = sectionSchema.extend({
  judge: z.string().nullable(),
  rubric: z.array(rubricItemScoreSchema),
  findings: z.array(contentFindingSchema).default([]),
});

export const feedbackItemSchema = z.object({
  id: z.string(),
  kind: z.enum(["strength", "improvement"]),
  metric: z.string(),
  title: z.string(),
  why: z.string(),
  /** How to practise; null for strengths. */
  practice: z.string().nullable(),
  /** What the overall score would gain if this were good; null for strengths. */
  pointsToGain: z.number().nullable(),
  /** What a small step alone would add, in words; null where there is none. */
  whatIf: z.string().nullable().default(null),
  /** Where to look: the first range is the clip to play, 4 to 8 seconds of it. */
  evidence: z.array(timeRangeSchema),
  quote: quoteSchema.nullable(),
});
export type FeedbackItem = z.infer<typeof feedbackItemSchema>;

/** What the first 30 seconds do: how they sound beside the rest, and whether they say what it is about. */
export const openingNoteSchema = z.object({
  title: z.string(),
  text: z.string(),
  evidence: timeRangeSchema,
  quote: quoteSchema.nullable(),
});
export type OpeningNote = z.infer<typeof openingNoteSchema>;

export const transcriptSchema = z.object({
  source: z.string(),
  language: z.string().nullable(),
  cues: z.array(quoteSchema),
});
export type Transcript = z.infer<typeof transcriptSchema>;

/** The whole outcome of a pitch analysis, as stored. */
export const pitchReportSchema = z.object({
  scoringVersion: z.string(),
  /** Weighted mean of the assessed sections, 0..100; null where none could be assessed. */
  overallScore: z.number().min(0).max(100).nullable(),
  overallReason: reasonSchema.nullable(),
  sections: z.object({ content: contentSectionSchema, delivery: sectionSchema, visual: sectionSchema }),
  /** The delivery metrics of the first 30 s; null for recordings shorter than 45 s. */
  opening: sectionSchema.nullable(),
  feedback: z.object({
    strengths: z.array(feedbackItemSchema).max(3),
    improvements: z.array(feedbackItemSchema).max(3),
    /** Null for recordings shorter than 45 s. */
    opening: openingNoteSchema.nullable().default(null),
  }),
  transcript: transcriptSchema.nullable(),
  /** Marks for the time axis. */
  marks: z.object({
    speech: z.array(timeRangeSchema),
    pauses: z.array(pauseSchema),
    fillers: z.array(fillerSchema),
    shots: z.array(shotSchema),
    eyeContactLosses: z.array(timeRangeSchema),
  }),
  metadata: z.object({
    videoDurationSeconds: z.number(),
    framesAnalyzed: z.number().int(),
    modelsUsed: z.object({
      transcription: z.string().nullable(),
      emotion: z.string().nullable(),
      vision: z.string().nullable(),
      content: z.string().nullable(),
    }),
    costs: z.object({ totalUsd: z.number() }).catchall(z.number()),
    notes: z.array(z.string()).describe("what a reader must know of this recording, in words"),
  }),
});
export type PitchReport = z.infer<typeof pitchReportSchema>;
