import { inngest } from "#inngest/client.ts";
import { jobCancelled, pitchAnalysisCompleted, pitchAnalysisRequested } from "#inngest/events.ts";
import { getServiceDb } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { failJob } from "#lib/jobs/save-report.ts";
import * as analysis from "#lib/recordings/analyze-steps.ts";
import { discardFindings } from "#lib/recordings/discard-findings.ts";
import { closeRecording } from "#lib/recordings/recording.ts";
import { describeFailure, forEngine } from "./run-errors.ts";

/** Analyses one pitch: every step is safe to repeat, and none that has returned is run again. */
export const analyzePitch = inngest.createFunction(
  {
    id: "analyze-pitch",
    name: "Analyse a pitch",
    triggers: [pitchAnalysisRequested],
    concurrency: { limit: getEnv().MAX_ACTIVE_ANALYSES },
    retries: 2,
    idempotency: "event.data.jobId",
    cancelOn: [{ event: jobCancelled, if: "event.data.jobId == async.data.jobId" }],
    onFailure: async ({ event, error, step }) => {
      const ref = event.data.event.data;
      await step.run("mark-failed", () => failJob(getServiceDb(), ref.jobId, describeFailure(error)));
      await step.run("cleanup", async () => {
        await discardFindings(getServiceDb(), ref);
        await closeRecording(ref.jobId);
      });
    },
  },
  async ({ event, step }) => {
    const db = getServiceDb();
    const ref = event.data;

    await step.run("mark-processing", () => forEngine(() => analysis.markProcessing(db, ref)));
    const recording = await step.run("preprocess", () => forEngine(() => analysis.preprocess(db, ref)));
    await Promise.all([
      step.run("visual", () => forEngine(() => analysis.watchSpeaker(db, ref))),
      step.run("speech", () => forEngine(() => analysis.listenToSpeaker(db, ref))),
    ]);
    const { rubric } = await step.run("content", () => forEngine(() => analysis.judgeContent(db, ref)));
    const outcome = await step.run("aggregate", () =>
      forEngine(() => analysis.aggregate(db, ref, { ...recording, rubric })),
    );
    await step.run("save", () => forEngine(() => analysis.save(db, ref)));
    await step.run("cleanup", () => closeRecording(ref.jobId));
    await step.sendEvent("announce", pitchAnalysisCompleted.create(ref, { id: `completed-${ref.jobId}` }));
    return outcome;
  },
);
