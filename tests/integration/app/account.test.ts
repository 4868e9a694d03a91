import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deleteAccount } from "#lib/account/delete-account.ts";
import { exportAccount } from "#lib/account/export-account.ts";
import { addMusic } from "#lib/assets/add-music.ts";
import { createApiKey } from "#lib/auth/api-key.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import { answerQuestion } from "#lib/quiz/answer-question.ts";
import { writeQuiz } from "#lib/quiz/write-quiz.ts";
import { createShare, hashToken } from "#lib/shares/manage-shares.ts";
import { fingerprint } from "#lib/videos/fingerprint.ts";
import { createWebhook } from "#lib/webhooks/webhooks.ts";
import { makeUploadedVideo, openJob, signUp, startApp } from "#tests/fixtures/app.ts";
import { makeTone } from "#tests/fixtures/media.ts";
import { readSamplePitch } from "#tests/fixtures/sample-pitch.ts";

let app: Awaited<ReturnType<typeof startApp>>;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function exportOf(caller: Parameters<typeof exportAccount>[0]) {
  let text = "";
  for await (const part of exportAccount(caller)) text += part;
  return { text, exported: JSON.parse(text) };
}

it("an account is exported with addresses of all its files, and deleted with them and nobody else's", async () => {
  const { caller } = await signUp(app.supabase, app.db);
  const { caller: other } = await signUp(app.supabase, app.db);
  const path = await makeTone(join(app.supabase.directory, "theme.mp3"), 2);
  const tone = { path, filename: "theme.mp3", ...(await fingerprint(path)) };
  for (const who of [caller, other]) {
    await makeUploadedVideo(who);
    await addMusic(who, "talks", tone);
    await createApiKey(who, { name: "robot", scopes: ["read"] });
    const metric = { owner_id: who.actor.ownerId, metric_type: "score.overall", value: { score: 50 } };
    await app.db.from("monitoring_metrics").insert(metric);
  }

  const { exported } = await exportOf(caller);
  expect(exported.assets).toMatchObject([{ original_filename: "theme.mp3" }]);
  const music = await fetch(exported.assets[0].download_url);
  expect((await music.arrayBuffer()).byteLength).toBe(tone.sizeBytes);

  expect(await deleteAccount(caller)).toEqual({
    videos: 1,
    sourceFiles: 1,
    artifactFiles: 0,
    account: true,
  });
  const tables = ["projects", "videos", "assets", "api_keys", "monitoring_metrics"];
  for (const table of tables) {
    const { data } = await app.db.from(table).select("owner_id");
    expect([table, data?.map((row) => row.owner_id)]).toEqual([table, [other.actor.ownerId]]);
  }
  expect((await fetch(exported.assets[0].download_url)).status).toBe(400);
  expect((await app.db.auth.admin.getUserById(caller.actor.ownerId)).data.user).toBeNull();
});

it("an export has links and web-hooks without their secrets, and of a quiz what is right only where it was answered", async () => {
  const { caller } = await signUp(app.supabase, app.db);
  const videoId = await makeUploadedVideo(caller);
  const { token } = await createShare(caller, videoId, 7);
  const url = "https://example.com/hook";
  const { secret } = await createWebhook(caller, {
    url,
    events: ["job.failed"],
    description: "",
    enabled: true,
  });
  const quiz = writeQuiz(readSamplePitch(), [], 5);
  const { job } = await openJob(caller, videoId, false, { type: "quiz", config: { questions: 5 } });
  await app.db.rpc("start_job", { p_job: job.id });
  await saveResult(app.db, { jobId: job.id, videoId, ownerId: caller.actor.ownerId }, quiz);
  const [answered] = quiz.recallQuestions;
  await answerQuestion(caller, { jobId: job.id, questionId: answered?.id ?? "", option: 0 });

  const { text, exported } = await exportOf(caller);
  expect(exported.shares).toMatchObject([{ video_id: videoId, revoked_at: null }]);
  expect(exported.webhooks).toMatchObject([{ url, events: ["job.failed"] }]);
  for (const hidden of [token, hashToken(token), secret]) expect(text).not.toContain(hidden);
  const told = exported.job_results[0].data.recallQuestions;
  expect(told).toHaveLength(quiz.recallQuestions.length);
  expect(told[0].answer).toMatchObject({ option: 0, correct: answered?.correct });
  expect(JSON.stringify(told.slice(1))).not.toContain('"correct"');
});
