import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { pitchPlan } from "#lib/pitch/plan.ts";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { call, untilEnded } from "#tests/fixtures/api.ts";
import type { RunningStack } from "#tests/fixtures/running-stack.ts";
import { prepareGonePages } from "./gone-pages.ts";
import { preparePracticePages } from "./practice-pages.ts";

/** One page in one state: what its picture is called and where it is. */
export type PageState = { name: string; path: string };

export const emptyPages: PageState[] = [
  { name: "upload-first-visit", path: "/" },
  { name: "library-empty", path: "/videos" },
  { name: "monitoring-empty", path: "/monitoring" },
  { name: "account-local", path: "/account" },
  { name: "not-found", path: "/videos/00000000-0000-4000-8000-000000000000" },
  { name: "share-closed", path: "/s/nothing" },
];

export const signInPages: PageState[] = [
  { name: "login", path: "/login" },
  { name: "signup", path: "/signup" },
  { name: "reset", path: "/reset" },
  { name: "reset-new", path: "/reset/new" },
];

async function addSample(url: string): Promise<string> {
  return (await call(url, "POST", "/api/videos/sample")).body.video_id;
}

async function makeReel(url: string, videoId: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ target_duration: 15 });
  const { job_id } = (await call(url, "POST", `/api/videos/${videoId}/reels`, { body, headers })).body;
  for (let waited = 0; waited < 120; waited += 1) {
    const { status } = (await call(url, "GET", `/api/v1/jobs/${job_id}/status`)).body;
    if (status === "completed") return;
    await sleep(1000);
  }
  throw new Error("The reel was not ready within two minutes.");
}

/** Opens a job as the verb does, but tells no engine: it stays as it is put. */
async function openStillJob(db: SupabaseClient, videoId: string): Promise<string> {
  const { data: video } = await db.from("videos").select("owner_id").eq("id", videoId).single();
  const { data } = await db.rpc("open_job", {
    p_owner: video?.owner_id,
    p_video: videoId,
    p_type: "pitch",
    p_steps: pitchPlan.map(({ id, weight }) => ({ id, weight })),
    p_config: {},
    p_force: true,
    p_max_attempts: 3,
    p_retry_delay_seconds: 5,
    p_max_waiting: 100,
  });
  await db.rpc("start_job", { p_job: data.job.id });
  return data.job.id;
}

async function runSteps(db: SupabaseClient, jobId: string, upTo: number): Promise<void> {
  for (const [index, { id }] of pitchPlan.slice(0, upTo + 1).entries()) {
    await db.rpc("begin_step", { p_job: jobId, p_step: id });
    if (index < upTo) await db.rpc("finish_step", { p_job: jobId, p_step: id, p_detail: {} });
    else await db.rpc("report_step", { p_job: jobId, p_step: id, p_progress: 0.6 });
  }
}

/** Brings a PitchQuest into every state worth a picture and names the pages that show them. */
export async function preparePages({
  url,
  supabaseUrl,
}: Pick<RunningStack, "url" | "supabaseUrl">): Promise<PageState[]> {
  const db = createClient(supabaseUrl, (await completeKeys()).secretKey, { auth: { persistSession: false } });
  const ready = await addSample(url);
  const [first, second] = [await addSample(url), await addSample(url)];
  const titles = { [first]: "First rehearsal", [second]: "With the new opening" };
  await Promise.all(
    Object.entries(titles).map(async ([id, title]) => {
      await call(url, "POST", `/api/analyze/${id}`);
      await untilEnded(url, id);
      const body = JSON.stringify({ title, project: "Seed round" });
      const headers = { "content-type": "application/json" };
      await call(url, "PATCH", `/api/videos/${id}`, { body, headers });
    }),
  );
  const reel = makeReel(url, second);
  const [working, failed, cancelled, partial] = [
    await addSample(url),
    await addSample(url),
    await addSample(url),
    await addSample(url),
  ];
  await runSteps(db, await openStillJob(db, working), 2);
  const failing = await openStillJob(db, failed);
  await runSteps(db, failing, 3);
  const message = "The recording could not be read past 0:41. Send the file again, or another copy of it.";
  await db.rpc("fail_job", { p_job: failing, p_code: "video_undecodable", p_message: message });
  const stopped = await openStillJob(db, cancelled);
  await runSteps(db, stopped, 1);
  await call(url, "DELETE", `/api/v1/jobs/${stopped}`);
  await db.from("videos").update({ captions_path: null }).eq("id", partial);
  await call(url, "POST", `/api/analyze/${partial}`);
  await untilEnded(url, partial);
  const share = await call(url, "POST", `/api/videos/${first}/shares`, {
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  const hook = { url: "https://example.com/hooks/pitchquest", description: "Slack relay" };
  await call(url, "POST", "/api/webhooks", {
    body: JSON.stringify(hook),
    headers: { "content-type": "application/json" },
  });
  const practice = await preparePracticePages(url, db, {
    asked: second,
    answered: first,
    silent: partial,
    thinking: working,
    failed,
    none: cancelled,
  });
  await reel;
  const gone = await prepareGonePages(url, db, () => addSample(url));
  return [
    ...practice,
    ...gone,
    { name: "account-webhook", path: "/account" },
    { name: "upload-with-takes", path: "/" },
    { name: "library", path: "/videos" },
    { name: "library-search", path: "/videos?q=bakeries" },
    { name: "library-search-nothing", path: "/videos?q=unicorn" },
    { name: "library-project", path: "/videos?project=seed-round" },
    { name: "video-ready", path: `/videos/${ready}` },
    { name: "video-processing", path: `/videos/${working}` },
    { name: "video-failed", path: `/videos/${failed}` },
    { name: "video-cancelled", path: `/videos/${cancelled}` },
    { name: "video-results", path: `/videos/${second}` },
    { name: "video-results-partial", path: `/videos/${partial}` },
    { name: "compare", path: `/compare?a=${first}&b=${second}` },
    { name: "share", path: new URL(share.body.url).pathname },
    { name: "monitoring", path: "/monitoring" },
  ];
}
