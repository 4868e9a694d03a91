import { exportPlan } from "#lib/exports/plan.ts";
import { highlightsPlan } from "#lib/highlights/plan.ts";
import { ingestPlan } from "#lib/ingest/plan.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";
import { quizPlan } from "#lib/quiz/plan.ts";
import { shotsPlan } from "#lib/shots/plan.ts";
import { transcriptionPlan } from "#lib/transcripts/plan.ts";
import { workoutPlan } from "#lib/workout/plan.ts";
import type { JobType } from "./job-types.ts";
import type { PlannedStep } from "./step-plan.ts";

/** The steps of each kind of job, in order. */
export const jobPlans: Record<JobType, readonly PlannedStep[]> = {
  pitch: pitchPlan,
  highlights: highlightsPlan,
  scene_detection: shotsPlan,
  transcription: transcriptionPlan,
  workout: workoutPlan,
  export: exportPlan,
  ingest: ingestPlan,
  quiz: quizPlan,
};
