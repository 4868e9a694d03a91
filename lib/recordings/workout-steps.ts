import type { JobRef } from "#lib/artifacts/artifact.ts";
import { loadArtifact, storeArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { followBodies } from "#lib/media/follow-bodies.ts";
import { workoutConfigSchema } from "#lib/workout/config.ts";
import { findExercises } from "#lib/workout/find-exercises.ts";
import { describeWorkout, workoutResultSchema } from "#lib/workout/result.ts";
import { openSource } from "./recording.ts";

/** Follows the body through the video and counts what it repeats; keeps the answer. */
export async function countRepetitions(db: Db, ref: JobRef, { signal, report }: StepContext) {
  const { min_repetitions } = workoutConfigSchema.parse((await getJob(db, ref.ownerId, ref.jobId)).config);
  const source = await openSource(db, ref, signal);
  const series = await followBodies({ ...source, signal, onProgress: report });
  const { exercises, reason } = series
    ? findExercises(series, min_repetitions)
    : { exercises: [], reason: "no_video_stream" as const };
  const result = describeWorkout(exercises, reason);
  await storeArtifact(db, ref, "workout", Buffer.from(JSON.stringify(result)));
  return { segments: result.segments.length, repetitions: result.total_repetitions };
}

/** Makes the count the answer of the job. */
export async function saveWorkout(db: Db, ref: JobRef): Promise<void> {
  await saveResult(db, ref, await loadArtifact(db, ref, "workout", workoutResultSchema));
}
