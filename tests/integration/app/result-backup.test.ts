import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import type { Caller } from "#lib/auth/caller.ts";
import type { Db } from "#lib/db.ts";
import { keepingBackup } from "#lib/jobs/result-backup.ts";
import { findResult, saveResult } from "#lib/jobs/save-result.ts";
import { quizSchema } from "#lib/quiz/quiz.ts";
import { emptyQuiz } from "#lib/quiz/write-quiz.ts";
import { deleteVideo } from "#lib/videos/delete-video.ts";
import { makeUploadedVideo, openJob, signUp, startApp } from "#tests/fixtures/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
let ref: JobRef;
let away: Db;
const quiz = emptyQuiz("no_transcript");
const folder = () => join(app.supabase.directory, "unsaved-results", ref.videoId);
const kept = () => readdir(folder()).catch(() => []);

beforeAll(async () => {
  app = await startApp();
  ({ caller } = await signUp(app.supabase, app.db));
  away = createClient("http://127.0.0.1:9", "nobody", { auth: { persistSession: false } });
});
beforeEach(async () => {
  const videoId = await makeUploadedVideo(caller);
  const { job } = await openJob(caller, videoId, false, { type: "quiz", config: {} });
  await app.db.rpc("start_job", { p_job: job.id });
  ref = { jobId: job.id, videoId, ownerId: caller.actor.ownerId };
});
afterAll(() => app.stop());

describe("a result that cannot be saved", () => {
  it("is kept as a file that only this user reads, named by the error, until it is saved after all", async () => {
    const failed = saveResult(away, ref, quiz);
    await expect(failed).rejects.toMatchObject({
      code: "result_not_saved",
      retryable: true,
      publicMessage: expect.stringContaining(join("unsaved-results", ref.videoId, `${ref.jobId}.json`)),
    });
    expect(await kept()).toEqual([`${ref.jobId}.json`]);
    const path = join(folder(), `${ref.jobId}.json`);
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual({
      job_id: ref.jobId,
      video_id: ref.videoId,
      owner_id: ref.ownerId,
      result: quiz,
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);

    await saveResult(app.db, ref, quiz);
    expect(await findResult(app.db, ref.jobId, quizSchema)).toEqual(quiz);
    expect(await kept()).toEqual([]);
  });

  it("goes with its video", async () => {
    await expect(saveResult(away, ref, quiz)).rejects.toMatchObject({ code: "result_not_saved" });
    await deleteVideo(caller, ref.videoId);
    expect(await kept()).toEqual([]);
  });

  it("is not kept where the job was cancelled, or where nobody wants it", async () => {
    await app.db.rpc("cancel_job", { p_owner: ref.ownerId, p_job: ref.jobId });
    await expect(saveResult(app.db, ref, quiz)).rejects.toMatchObject({ code: "job_ended" });
    const refuse = () => Promise.reject(new Error("away"));
    await expect(keepingBackup(ref, quiz, refuse, false)).rejects.toThrow("away");
    expect(await kept()).toEqual([]);
  });
});
