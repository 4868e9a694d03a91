import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import { findJobAnswer } from "#lib/live/job-answer.ts";
import { answerQuestion } from "#lib/quiz/answer-question.ts";
import { getQuiz } from "#lib/quiz/get-quiz.ts";
import { quizPlan } from "#lib/quiz/plan.ts";
import { keepPractice } from "#lib/quiz/practice.ts";
import { writeQuiz } from "#lib/quiz/write-quiz.ts";
import { thinkOfQuestions } from "#lib/recordings/quiz-steps.ts";
import { judged } from "#tests/factories/findings.ts";
import { makeUploadedVideo, signUp, startApp, unknownId } from "#tests/fixtures/app.ts";
import { readSamplePitch } from "#tests/fixtures/sample-pitch.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
let browser: Awaited<ReturnType<typeof signUp>>["browser"];
const quiz = writeQuiz(readSamplePitch(), [], 5);

beforeAll(async () => {
  app = await startApp();
  ({ caller, browser } = await signUp(app.supabase, app.db));
});
afterAll(() => app.stop());

async function openQuiz(): Promise<{ jobId: string; videoId: string; ownerId: string }> {
  const videoId = await makeUploadedVideo(caller);
  const { data, error } = await caller.db.rpc("open_job", {
    p_owner: caller.actor.ownerId,
    p_video: videoId,
    p_type: "quiz",
    p_steps: quizPlan.map(({ id, weight }) => ({ id, weight })),
    p_config: { questions: 5 },
    p_force: false,
    p_max_attempts: 1,
    p_retry_delay_seconds: 0,
    p_max_waiting: 100,
  });
  if (error) throw error;
  const jobId = (data as { job: { id: string } }).job.id;
  await app.db.rpc("start_job", { p_job: jobId });
  return { jobId, videoId, ownerId: caller.actor.ownerId };
}

async function openSavedQuiz(): Promise<string> {
  const ref = await openQuiz();
  await saveResult(app.db, ref, quiz);
  return ref.jobId;
}

const [question] = quiz.recallQuestions;
const questionId = question?.id ?? "";
const right = question?.correct ?? -1;
const wrong = right === 0 ? 1 : 0;

describe("a quiz", () => {
  it("says honestly that there is nothing to ask about without a transcript", async () => {
    const context = { signal: new AbortController().signal, report: () => undefined };
    const { quiz: empty } = await thinkOfQuestions(app.db, await openQuiz(), null, context);
    expect(empty).toMatchObject({ investorQuestions: [], recallQuestions: [], reason: "no_transcript" });
  });

  it("keeps what is right to itself until a question is answered, then tells it with the sentence", async () => {
    const jobId = await openSavedQuiz();
    const before = await getQuiz(caller, jobId);
    expect(before.recallQuestions.every(({ answer }) => answer === null)).toBe(true);
    expect(JSON.stringify(before.recallQuestions)).not.toContain("correct");
    const answered = await answerQuestion(caller, { jobId, questionId, option: wrong });
    expect(answered.answer).toMatchObject({ isCorrect: false, correct: right, quote: question?.quote });
    expect((await getQuiz(caller, jobId)).mark).toEqual({ right: 0, answered: 1, questions: 5 });
  });

  it("counts the first answer, also of many at once", async () => {
    const jobId = await openSavedQuiz();
    const first = await answerQuestion(caller, { jobId, questionId, option: right });
    const again = await Promise.all(
      [wrong, right, wrong].map((option) => answerQuestion(caller, { jobId, questionId, option })),
    );
    for (const answer of again) expect(answer).toEqual(first);
    expect((await getQuiz(caller, jobId)).mark).toMatchObject({ right: 1, answered: 1 });
  });

  it("refuses what cannot be answered", async () => {
    const jobId = await openSavedQuiz();
    const answer = (change: object) => answerQuestion(caller, { jobId, questionId, option: 0, ...change });
    await expect(answer({ option: 4 })).rejects.toMatchObject({ code: "no_such_option" });
    await expect(answer({ option: 0.5 })).rejects.toMatchObject({ code: "no_such_option" });
    await expect(answer({ questionId: "none" })).rejects.toMatchObject({ code: "question_not_found" });
    await expect(answer({ jobId: unknownId() })).rejects.toMatchObject({ code: "job_not_found" });
    const { jobId: early } = await openQuiz();
    await expect(getQuiz(caller, early)).rejects.toMatchObject({ code: "quiz_not_ready" });
  });

  it("is shown by its job as it is by itself: nothing that is right before it was answered", async () => {
    const jobId = await openSavedQuiz();
    const result = async () => (await findJobAnswer(app.db, jobId))?.answer.result;
    expect(JSON.stringify((await result())?.recallQuestions)).not.toMatch(/correct|quote/);
    await answerQuestion(caller, { jobId, questionId, option: right });
    expect((await result())?.recallQuestions).toEqual((await getQuiz(caller, jobId)).recallQuestions);
    expect((await browser.from("job_results").select("data").eq("job_id", jobId)).data).toEqual([]);
  });

  it("is taken again in a round of its own, which opens when the one before is over", async () => {
    const jobId = await openSavedQuiz();
    const answer = (id: string, round?: number) =>
      answerQuestion(caller, { jobId, questionId: id, option: 0, round });
    await answer(questionId);
    await expect(answer(questionId, 2)).rejects.toMatchObject({ code: "round_not_open" });
    for (const { id } of quiz.recallQuestions) await answer(id);
    const first = await getQuiz(caller, jobId);
    const again = await getQuiz(caller, jobId, 2);
    expect(again.recallQuestions.every((one) => one.answer === null)).toBe(true);
    await answerQuestion(caller, { jobId, questionId, option: right, round: 2 });
    const later = await getQuiz(caller, jobId);
    expect(later).toMatchObject({ round: 2, mark: { right: 1, answered: 1, questions: 5 } });
    expect(later.rounds).toEqual([
      { round: 1, right: first.mark.right, answered: 5 },
      { round: 2, right: 1, answered: 1 },
    ]);
    expect((await getQuiz(caller, jobId, 1)).recallQuestions).toEqual(first.recallQuestions);
  });

  it("keeps how an open question was practised, each part for itself", async () => {
    const open = writeQuiz(readSamplePitch(), judged(1).items, 2);
    const job = await openQuiz();
    await saveResult(app.db, job, open);
    const { jobId } = job;
    const ref = { jobId, questionId: open.investorQuestions[0]?.id ?? "" };
    await keepPractice(caller, ref, { notes: "Name the bakery first." });
    await keepPractice(caller, ref, { standing: "needs_work", spoken_seconds: 41.5 });
    const [practised, other] = (await getQuiz(caller, jobId)).investorQuestions;
    expect(practised?.practice).toMatchObject({
      notes: "Name the bakery first.",
      standing: "needs_work",
      spokenSeconds: 41.5,
    });
    expect(other?.practice).toBeNull();
    await expect(keepPractice(caller, { jobId, questionId: "none" }, {})).rejects.toMatchObject({
      code: "question_not_found",
    });
    const stranger = await signUp(app.supabase, app.db);
    await expect(keepPractice(stranger.caller, ref, {})).rejects.toMatchObject({ code: "job_not_found" });
  });

  it("belongs to its owner, who alone reads the answers and writes none past the verb", async () => {
    const jobId = await openSavedQuiz();
    await answerQuestion(caller, { jobId, questionId, option: right });
    const stranger = await signUp(app.supabase, app.db);
    await expect(getQuiz(stranger.caller, jobId)).rejects.toMatchObject({ code: "job_not_found" });
    await expect(answerQuestion(stranger.caller, { jobId, questionId, option: right })).rejects.toMatchObject(
      { code: "job_not_found" },
    );
    const rows = (db: typeof browser) => db.from("quiz_answers").select("question_id").eq("job_id", jobId);
    expect((await rows(browser)).data).toHaveLength(1);
    expect((await rows(stranger.browser)).data).toEqual([]);
    const forged = {
      job_id: jobId,
      question_id: "x",
      owner_id: caller.actor.ownerId,
      option: 0,
      is_correct: true,
    };
    expect((await browser.from("quiz_answers").insert(forged)).error).not.toBeNull();
  });
});
