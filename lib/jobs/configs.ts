import { z } from "zod";
import { exportConfigSchema } from "#lib/exports/config.ts";
import { highlightsConfigSchema } from "#lib/highlights/config.ts";
import { ingestConfigSchema } from "#lib/ingest/config.ts";
import { quizConfigSchema } from "#lib/quiz/config.ts";
import { shotsConfigSchema } from "#lib/shots/config.ts";
import { transcriptionConfigSchema } from "#lib/transcripts/config.ts";
import { workoutConfigSchema } from "#lib/workout/config.ts";
import type { JobType } from "./job-types.ts";

/** What may be asked of each kind of job; what is not said gets its default here, once. */
export const jobConfigs = {
  pitch: z.strictObject({}),
  highlights: highlightsConfigSchema,
  scene_detection: shotsConfigSchema,
  transcription: transcriptionConfigSchema,
  workout: workoutConfigSchema,
  export: exportConfigSchema,
  ingest: ingestConfigSchema,
  quiz: quizConfigSchema,
} satisfies Record<JobType, z.ZodType>;

/** @public */
export type JobConfig<T extends JobType> = z.infer<(typeof jobConfigs)[T]>;
