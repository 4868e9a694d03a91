import { z } from "zod";
import { measurementSchema, seriesSchema, timeRangeSchema } from "./measurement.ts";

/** A word of a transcript, seconds from the start of the video. */
export const wordSchema = z.object({ text: z.string(), startSeconds: z.number(), endSeconds: z.number() });
export type Word = z.infer<typeof wordSchema>;

export const pauseSchema = timeRangeSchema.extend({
  kind: z.enum(["brief", "medium", "long"]),
  /** Null until words tell whether the pause stands inside a clause. */
  place: z.enum(["boundary", "mid_clause"]).nullable(),
});
export type Pause = z.infer<typeof pauseSchema>;

export const fillerSchema = timeRangeSchema.extend({
  text: z.string().nullable(),
  weight: z.number(),
  /** A word of the transcript, a sound between its words, or a word confirmed by its sound. */
  evidence: z.enum(["lexical", "acoustic", "both"]),
});
export type Filler = z.infer<typeof fillerSchema>;

/** What one pass over the sound tells about the delivery. Definitions stand in the metrics table of the docs. */
export const speechMeasurementsSchema = z.object({
  /** Speaking time by voice activity. */
  speechSeconds: measurementSchema,
  /** Share of the talk that is speech, 0..1. */
  speechRatio: measurementSchema,
  /** Words a minute of speaking time; from words, else from syllable nuclei (source says which). */
  pace: measurementSchema,
  /** Coefficient of variation of the rates of 20 s windows. */
  paceVariation: measurementSchema,
  /** Weighted fillers a minute of speaking time. */
  fillerRate: measurementSchema,
  /** Pauses (>= 250 ms) a minute. */
  pauseRate: measurementSchema,
  /** Share of the time between first and last speech that is pause. */
  pauseRatio: measurementSchema,
  /** Hesitations: long pauses (mid-clause > 1.2 s where words are known, else > 1.2 s) a minute. */
  hesitationRate: measurementSchema,
  /** Median F0 of voiced speech, Hz. */
  pitchMedian: measurementSchema,
  /** Standard deviation of voiced F0, semitones. */
  pitchVariation: measurementSchema,
  /** EBU R128 integrated loudness, LUFS. */
  loudness: measurementSchema,
  /** EBU R128 loudness range, LU. */
  loudnessRange: measurementSchema,
  /** Spread of the loudness of speech segments, dB (standard deviation). */
  volumeSteadiness: measurementSchema,
  /** Clipped samples, percent. */
  clipping: measurementSchema,
  /** Speech level over background noise, dB. */
  speechToNoise: measurementSchema,
  /** Times at which somebody takes the turn: 1 for one voice. */
  speakerTurns: measurementSchema,
});
export type SpeechMeasurements = z.infer<typeof speechMeasurementsSchema>;

export const speechAnalysisSchema = z.object({
  measurements: speechMeasurementsSchema,
  /** The same measurements on the first 30 s, null for recordings shorter than 45 s. */
  opening: speechMeasurementsSchema.nullable(),
  segments: z.array(timeRangeSchema).describe("stretches of speech"),
  pauses: z.array(pauseSchema),
  fillers: z.array(fillerSchema),
  /** At most 2 values a second each: level (dBFS), pitch (semitones over the median), speech (0..1), pace (words a minute). */
  series: z.array(seriesSchema),
});
export type SpeechAnalysis = z.infer<typeof speechAnalysisSchema>;
