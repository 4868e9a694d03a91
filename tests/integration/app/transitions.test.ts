import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { getJob, listSteps } from "#lib/jobs/repository.ts";
import { runStep } from "#lib/jobs/run-step.ts";
import { failJob, saveReport } from "#lib/jobs/save-result.ts";
import { buildReport } from "#lib/pitch/build-report.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { speechAnalysis, visualAnalysis } from "#tests/factories/measurements.ts";
import { makeUploadedVideo, openJob, signUp, startApp, unknownId } from "#tests/fixtures/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
let videoId: string;

beforeAll(async () => {
  app = await startApp();
  ({ caller } = await signUp(app.supabase, app.db));
});
beforeEach(async () => {
  videoId = await makeUploadedVideo(caller);
});
afterAll(() => app.stop());

const report = buildReport({
  durationSeconds: 10,
  visual: visualAnalysis(),
  speech: speechAnalysis(),
  content: null,
  transcript: null,
  transcription: null,
  costs: { totalUsd: 0 },
  notes: [],
});
const start = async (jobId: string) => (await app.db.rpc("start_job", { p_job: jobId })).data as boolean;
const owner = () => caller.actor.ownerId;
const refOf = (jobId: string) => ({ jobId, videoId, ownerId: owner() });

describe("opening an analysis", () => {
  it("opens one job for any number of simultaneous requests", async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => openJob(caller, videoId)));
    const counts = Map.groupBy(outcomes, (one) => one.outcome);
    expect(counts.get("opened")).toHaveLength(1);
    expect(counts.get("already_processing")).toHaveLength(9);
    expect((await getVideo(app.db, owner(), videoId)).status).toBe("processing");
  });

  it("does not reveal another owner's video", async () => {
    const { caller: stranger } = await signUp(app.supabase, app.db);
    expect(await openJob(stranger, videoId)).toEqual({ outcome: "video_not_found" });
    expect(await openJob(caller, unknownId())).toEqual({ outcome: "video_not_found" });
  });

  it("leaves no trace when it is withdrawn", async () => {
    const { job } = await openJob(caller, videoId);
    await app.db.rpc("withdraw_job", { p_job: job.id });
    expect((await getVideo(app.db, owner(), videoId)).status).toBe("uploaded");
    await expect(getJob(app.db, owner(), job.id)).rejects.toMatchObject({ code: "job_not_found" });
  });
});

describe("progress", () => {
  it("never falls, reflects the weights of the steps and stays below 100 until the result is saved", async () => {
    const { job } = await openJob(caller, videoId);
    await start(job.id);
    const seen: number[] = [];
    const look = async () => seen.push((await getJob(app.db, owner(), job.id)).progress);
    for (const { id } of pitchPlan) {
      await runStep({ db: app.db, jobId: job.id, stepId: id }, async () => ({}));
      await look();
    }
    // A step that is run again, as after a crash, takes nothing back.
    await runStep({ db: app.db, jobId: job.id, stepId: "visual" }, async () => ({}));
    await look();
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen.slice(0, -2)).size).toBe(pitchPlan.length - 1);
    expect(Math.max(...seen)).toBe(99);
    await saveReport(app.db, refOf(job.id), report);
    expect((await getJob(app.db, owner(), job.id)).progress).toBe(100);
  });

  it("counts attempts and keeps the error of a step that failed", async () => {
    const { job } = await openJob(caller, videoId);
    await start(job.id);
    const step = { db: app.db, jobId: job.id, stepId: "visual" };
    await expect(runStep(step, () => Promise.reject(new Error("boom")))).rejects.toThrow("boom");
    expect(await listSteps(app.db, job.id)).toContainEqual(
      expect.objectContaining({ id: "visual", status: "failed" }),
    );
    await runStep(step, async () => ({ frames: 3 }));
    const again = (await listSteps(app.db, job.id)).find((one) => one.id === "visual");
    expect(again).toMatchObject({
      status: "completed",
      attempt: 2,
      errorMessage: null,
      detail: { frames: 3 },
    });
  });
});

describe("ending a job", () => {
  it("saves a result once, however often the step is run", async () => {
    const { job } = await openJob(caller, videoId);
    await start(job.id);
    await Promise.all([saveReport(app.db, refOf(job.id), report), saveReport(app.db, refOf(job.id), report)]);
    await saveReport(app.db, refOf(job.id), { ...report, overallScore: 1 });
    const saved = await findLatestResult(app.db, videoId);
    expect(saved?.report.overallScore).toBeCloseTo(report.overallScore ?? Number.NaN, 9);
    const { data } = await app.db.from("monitoring_metrics").select("metric_type").eq("job_id", job.id);
    expect(data?.filter((row) => row.metric_type === "score.overall")).toHaveLength(1);
    expect((await getVideo(app.db, owner(), videoId)).status).toBe("completed");
    expect((await openJob(caller, videoId)).outcome).toBe("already_analyzed");
  });

  it("stops a running step soon after its job was cancelled, and saves nothing", async () => {
    const { job } = await openJob(caller, videoId);
    await start(job.id);
    const step = { db: app.db, jobId: job.id, stepId: "visual" };
    const working = runStep(step, ({ signal }) => {
      return new Promise<Record<string, never>>((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason)),
      );
    });
    await app.db.rpc("cancel_job", { p_owner: owner(), p_job: job.id });
    await expect(working).rejects.toMatchObject({ code: "job_ended" });
    await expect(saveReport(app.db, refOf(job.id), report)).rejects.toMatchObject({ code: "job_ended" });
    expect((await getVideo(app.db, owner(), videoId)).status).toBe("uploaded");
  });

  it("keeps the earlier result of a video when a later analysis fails", async () => {
    const { job } = await openJob(caller, videoId);
    await start(job.id);
    await saveReport(app.db, refOf(job.id), report);
    const second = await openJob(caller, videoId, true);
    await start(second.job.id);
    expect(await failJob(app.db, second.job.id, { code: "analysis_failed", message: "no" })).toBe(true);
    expect((await getVideo(app.db, owner(), videoId)).status).toBe("completed");
    expect(await failJob(app.db, second.job.id, { code: "analysis_failed", message: "again" })).toBe(false);
  });
});
