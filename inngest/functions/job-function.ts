import { inngest } from "#inngest/client.ts";
import { jobCancelled, jobCompleted, jobFailed, jobRequested } from "#inngest/events.ts";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import { discardArtifacts } from "#lib/artifacts/repository.ts";
import { type Db, getServiceDb } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import type { JobType } from "#lib/jobs/job-types.ts";
import { runPart, runStep, startRun } from "#lib/jobs/run-step.ts";
import { failJob } from "#lib/jobs/save-result.ts";
import { closingStep, openingStep } from "#lib/jobs/step-plan.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { closeRecording } from "#lib/recordings/recording.ts";
import { describeFailure, forEngine } from "./run-errors.ts";

/** The engine's own bound; how often a job's steps are really tried is the job's word. */
const retries = 19;

/** One step's small JSON answer. */
type Detail = Record<string, unknown>;

export type JobRun = {
  db: Db;
  ref: JobRef;
  /** Runs one step of the plan: durable, with progress, heartbeat and an abort signal. */
  step: <T extends Detail>(stepId: string, work: (context: StepContext) => Promise<T>) => Promise<T>;
  /** Runs one of several parts of a step, side by side with others; the step itself brings them together. */
  part: <T extends Detail>(
    part: { stepId: string; partId: string; parts: number },
    work: (context: StepContext) => Promise<T>,
  ) => Promise<T>;
  /** Runs what is begun within it side by side: each goes on by itself, instead of waiting for the others at every step. */
  sideBySide: <T>(work: () => Promise<T>) => Promise<T>;
  /** Saves the answer, which completes the job; the last step of every plan. */
  save: (work: () => Promise<void>) => Promise<void>;
};

/**
 * A function that runs the jobs of one kind: `narrative` is what it does, the rest is what all kinds have in common.
 * Every step is safe to repeat, and none that has returned is run again.
 */
export function jobFunction<T extends Detail>(
  type: JobType,
  { id, name }: { id: string; name: string },
  narrative: (run: JobRun) => Promise<T>,
) {
  return inngest.createFunction(
    {
      id,
      name,
      triggers: [jobRequested[type]],
      concurrency: { scope: "account", key: '"jobs"', limit: getEnv().MAX_ACTIVE_ANALYSES },
      retries,
      idempotency: "event.data.jobId",
      cancelOn: [{ event: jobCancelled, if: "event.data.jobId == async.data.jobId" }],
      onFailure: async ({ event, error, step }) => {
        const { jobId, videoId, ownerId } = event.data.event.data;
        await step.run("mark-failed", () => failJob(getServiceDb(), jobId, describeFailure(error)));
        await step.run("cleanup", async () => {
          await discardArtifacts(getServiceDb(), jobId);
          await closeRecording(jobId);
        });
        const data = { jobId, videoId, ownerId, type };
        await step.sendEvent("announce", jobFailed.create(data, { id: `failed-${jobId}` }));
      },
    },
    async ({ event, step, group, attempt }) => {
      const { maxAttempts, retryDelaySeconds, ...ref } = event.data;
      const db = getServiceDb();
      const tries = { attempt, maxAttempts, retryDelaySeconds };
      const durably = <R>(stepId: string, work: () => Promise<R>) =>
        step.run(stepId, () => forEngine(tries, work)) as Promise<R>;
      const bookkept = <R extends Detail>(stepId: string, work: (context: StepContext) => Promise<R>) =>
        durably(stepId, () => runStep({ db, jobId: ref.jobId, stepId }, work));

      await durably(openingStep.id, () => startRun(db, ref.jobId, openingStep.id));
      const outcome = await narrative({
        db,
        ref,
        step: bookkept,
        part: ({ stepId, partId, parts }, work) =>
          durably(`${stepId}-${partId}`, () =>
            runPart({ db, jobId: ref.jobId, stepId, partId, parts }, work),
          ),
        sideBySide: (work) => group.parallel(work),
        save: (work) => durably(closingStep.id, work),
      });
      await step.run("cleanup", () => closeRecording(ref.jobId));
      const announcement = jobCompleted.create({ ...ref, type }, { id: `completed-${ref.jobId}` });
      await step.sendEvent("announce", announcement);
      return outcome;
    },
  );
}
