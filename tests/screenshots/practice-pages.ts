import { setTimeout as sleep } from "node:timers/promises";
import type { SupabaseClient } from "@supabase/supabase-js";
import { quizPlan } from "#lib/quiz/plan.ts";
import { call } from "#tests/fixtures/api.ts";
import type { PageState } from "./pages.ts";

const json = (body: object) => ({
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
});

/** Has questions thought of and waits until they are there. */
async function makeQuiz(url: string, videoId: string): Promise<string> {
  const { body } = await call(url, "POST", `/api/videos/${videoId}/quiz`);
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(200)) {
    if ((await call(url, "GET", `/api/quizzes/${body.job_id}`)).status === 200) return body.job_id;
  }
  throw new Error("The questions were not there within half a minute.");
}

/** A quiz job that no engine knows of: it stays as it is put. */
async function openStillQuiz(db: SupabaseClient, videoId: string): Promise<string> {
  const { data: video } = await db.from("videos").select("owner_id").eq("id", videoId).single();
  const { data } = await db.rpc("open_job", {
    p_owner: video?.owner_id,
    p_video: videoId,
    p_type: "quiz",
    p_steps: quizPlan.map(({ id, weight }) => ({ id, weight })),
    p_config: { questions: 5 },
    p_force: false,
    p_max_attempts: 1,
    p_retry_delay_seconds: 0,
    p_max_waiting: 100,
  });
  await db.rpc("start_job", { p_job: data.job.id });
  return data.job.id;
}

type Videos = {
  asked: string;
  answered: string;
  silent: string;
  thinking: string;
  failed: string;
  none: string;
};

/** The page of a take's questions in every state. */
export async function preparePracticePages(
  url: string,
  db: SupabaseClient,
  videos: Videos,
): Promise<PageState[]> {
  await makeQuiz(url, videos.asked);
  await makeQuiz(url, videos.silent);
  const answered = await makeQuiz(url, videos.answered);
  const { body: quiz } = await call(url, "GET", `/api/quizzes/${answered}`);
  for (const { id } of quiz.recall_questions)
    await call(url, "POST", `/api/quizzes/${answered}/answers`, json({ question_id: id, option: 1 }));
  const [practised] = quiz.investor_questions;
  await call(url, "PUT", `/api/quizzes/${answered}/practice/${practised.id}`, {
    ...json({ standing: "needs_work", notes: "Name the bakery first, then the number.", spoken_seconds: 41 }),
  });
  const thinking = await openStillQuiz(db, videos.thinking);
  await db.rpc("begin_step", { p_job: thinking, p_step: "ask" });
  await db.rpc("report_step", { p_job: thinking, p_step: "ask", p_progress: 0.3 });
  const failing = await openStillQuiz(db, videos.failed);
  const message = "The transcript could not be read.";
  await db.rpc("fail_job", { p_job: failing, p_code: "transcript_unreadable", p_message: message });
  const page = (name: string, id: string) => ({ name: `questions-${name}`, path: `/videos/${id}/questions` });
  return [
    page("open", videos.asked),
    page("answered", videos.answered),
    page("nothing", videos.silent),
    page("thinking", videos.thinking),
    page("failed", videos.failed),
    page("none", videos.none),
  ];
}
