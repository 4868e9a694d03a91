import { describe, expect, it } from "vitest";
import { explainProgress, titleOf } from "#components/progress/progress-words.ts";
import {
  type Progress,
  resolveProgress,
  stalledAfterSeconds,
} from "#components/progress/resolve-progress.ts";
import { makeJob, makeSteps } from "#tests/factories/job.ts";

const now = Date.parse("2026-11-20T09:14:00.000Z");
const fresh = { updatedAt: "2026-11-20T09:13:59.000Z" };
const step = (progress: Progress, id: string) => progress.steps.find((line) => line.id === id);

describe("progress shown", () => {
  it("never falls below what was shown before", () => {
    expect(resolveProgress(makeJob({ progress: 20 }), makeSteps(), now, 45).percent).toBe(45);
  });

  it("is 100 only when the job is completed, whatever the row's figure says", () => {
    expect(resolveProgress(makeJob({ progress: 100 }), makeSteps(), now, 100).percent).toBe(99);
    expect(resolveProgress(makeJob({ status: "failed", progress: 100 }), makeSteps(), now).percent).toBe(99);
    expect(resolveProgress(makeJob({ status: "completed", progress: 97 }), makeSteps(), now).percent).toBe(
      100,
    );
  });

  it("names the step at work, and the tab's title says it with the percentage", () => {
    const steps = makeSteps({ "mark-processing": { status: "completed" }, visual: { status: "running" } });
    const progress = resolveProgress(makeJob({ ...fresh, progress: 62.9 }), steps, now);
    expect(progress.headline).toBe("Watching the speaker");
    expect(titleOf(progress)).toBe("62 % · Watching the speaker");
  });

  it("counts a running step's time by the clock and a finished one's by its rows", () => {
    const steps = makeSteps({
      preprocess: {
        status: "completed",
        startedAt: "2026-11-20T09:13:10.000Z",
        finishedAt: "2026-11-20T09:13:25.500Z",
      },
      visual: { status: "running", startedAt: "2026-11-20T09:13:30.000Z" },
    });
    const progress = resolveProgress(makeJob(fresh), steps, now);
    expect(step(progress, "preprocess")?.seconds).toBe(15.5);
    expect(step(progress, "visual")?.seconds).toBe(30);
    expect(step(resolveProgress(makeJob(fresh), steps, null), "visual")?.seconds).toBeNull();
  });

  it("says what a finished step has found, and nothing of what it did not count", () => {
    const detail = { shots: 1, pauses: 0, words: null, framesAnalyzed: 240, decodeErrors: 3 };
    const steps = makeSteps({ preprocess: { status: "completed", detail } });
    expect(step(resolveProgress(makeJob(fresh), steps, now), "preprocess")?.found).toBe(
      "1 shot and 240 pictures",
    );
  });

  it("shows a failed step of a running job as being tried again", () => {
    const steps = makeSteps({ visual: { status: "failed", attempt: 1, errorMessage: "no memory" } });
    expect(step(resolveProgress(makeJob(fresh), steps, now), "visual")?.state).toBe("retrying");
  });

  it("marks where a failed job stopped and what was never run", () => {
    const steps = makeSteps({ "mark-processing": { status: "completed" }, preprocess: { status: "failed" } });
    const progress = resolveProgress(makeJob({ status: "failed" }), steps, now);
    expect(progress.steps.slice(0, 3).map((line) => line.state)).toEqual(["done", "failed", "skipped"]);
    expect(explainProgress(progress, "The picture could not be decoded.")).toMatch(
      /^The picture could not be decoded\. .*nothing of it was lost/,
    );
  });

  it("leaves no step running once the job is cancelled", () => {
    const progress = resolveProgress(
      makeJob({ status: "cancelled" }),
      makeSteps({ visual: { status: "running" } }),
      now,
    );
    expect(step(progress, "visual")?.state).toBe("skipped");
    expect(titleOf(progress)).toBe("Cancelled");
  });

  it("calls a job stalled just after its row has been quiet too long, and never without a clock", () => {
    const job = makeJob({ updatedAt: new Date(now - stalledAfterSeconds * 1000).toISOString() });
    expect(resolveProgress(job, makeSteps(), now).state).toBe("running");
    expect(resolveProgress(job, makeSteps(), now + 1).state).toBe("stalled");
    expect(resolveProgress(job, makeSteps(), null).state).toBe("running");
  });
});
