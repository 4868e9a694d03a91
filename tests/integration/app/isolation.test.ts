import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "#lib/db.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";
import { openVideo, videoFolder } from "#lib/videos/new-video.ts";
import { storeObject } from "#lib/videos/video-storage.ts";
import { makeUploadedVideo, openJob, signUp, startApp } from "#tests/fixtures/app.ts";

const readable = [
  "projects",
  "videos",
  "jobs",
  "job_steps",
  "analysis_results",
  "artifacts",
  "monitoring_metrics",
  "webhook_deliveries",
];
const closed = ["api_keys", "job_durations", "rate_limit_counters", "webhooks"];

let app: Awaited<ReturnType<typeof startApp>>;
let ann: Awaited<ReturnType<typeof signUp>>;
let bob: Awaited<ReturnType<typeof signUp>>;
let anonymous: Db;

beforeAll(async () => {
  app = await startApp();
  ann = await signUp(app.supabase, app.db);
  bob = await signUp(app.supabase, app.db);
  anonymous = createClient(app.supabase.url, app.supabase.anonKey, { auth: { persistSession: false } });
  const videoId = await makeUploadedVideo(ann.caller);
  const { job } = await openJob(ann.caller, videoId);
  const owner_id = ann.caller.actor.ownerId;
  await app.db.from("projects").insert({ owner_id, slug: "one", name: "One" });
  await app.db.from("monitoring_metrics").insert({ owner_id, metric_type: "drift", value: {} });
  const hook = { owner_id, url: "https://example.com", events: ["job.failed"], secret: "x" };
  const { data: webhook } = await app.db.from("webhooks").insert(hook).select("id").single();
  const delivery = { webhook_id: webhook?.id, owner_id, event: "job.failed", job_id: job.id, payload: {} };
  await app.db.from("webhook_deliveries").insert(delivery);
  const ids = { job_id: job.id, video_id: videoId, owner_id };
  await app.db
    .from("artifacts")
    .insert({ ...ids, kind: "x", storage_path: "x", content_type: "x", size_bytes: 1 });
  const result = { scoring_version: "1", report: {}, processing_seconds: 1 };
  await app.db.from("analysis_results").insert({ ...ids, ...result });
});
afterAll(() => app.stop());

describe("rows", () => {
  it.each(readable)("of %s are read by their owner, and by nobody else", async (table) => {
    expect((await ann.browser.from(table).select("*")).data).toHaveLength(
      table === "job_steps" ? pitchPlan.length : 1,
    );
    expect((await bob.browser.from(table).select("*")).data).toEqual([]);
    expect((await anonymous.from(table).select("*")).error).toMatchObject({ code: "42501" });
  });

  it.each(closed)("of %s are read by no browser", async (table) => {
    expect((await ann.browser.from(table).select("*")).error).toMatchObject({ code: "42501" });
  });

  it.each(readable)("of %s are written by no browser", async (table) => {
    const column = table === "job_steps" ? "job_id" : table === "analysis_results" ? "job_id" : "id";
    expect((await ann.browser.from(table).delete().not(column, "is", null)).error).toMatchObject({
      code: "42501",
    });
    expect((await ann.browser.from(table).insert({})).error).toMatchObject({ code: "42501" });
  });

  it("change through no function that a browser may call", async () => {
    const step = { p_job: crypto.randomUUID(), p_step: "visual" };
    expect((await ann.browser.rpc("begin_step", step)).error).not.toBeNull();
    expect(
      (await ann.browser.rpc("fail_job", { ...step, p_code: "x", p_message: "x" })).error,
    ).not.toBeNull();
  });
});

describe("files", () => {
  it("are uploaded only into a row that is open, by its owner, under its path", async () => {
    const video = await openVideo(ann.caller, { filename: "a.mp4", sizeBytes: 3, captions: null });
    const other = `${videoFolder(ann.caller.actor.ownerId, crypto.randomUUID())}/source.mp4`;
    const body = new Blob(["abc"]);
    expect((await bob.browser.storage.from("videos").upload(video.storagePath, body)).error).not.toBeNull();
    expect((await anonymous.storage.from("videos").upload(video.storagePath, body)).error).not.toBeNull();
    expect((await ann.browser.storage.from("videos").upload(other, body)).error).not.toBeNull();
    expect((await ann.browser.storage.from("videos").upload(video.storagePath, body)).error).toBeNull();
    expect((await ann.browser.storage.from("videos").upload(video.storagePath, body)).error).not.toBeNull();
  });

  it("are read by their owner, and by nobody else", async () => {
    const path = `${videoFolder(ann.caller.actor.ownerId, crypto.randomUUID())}/poster.jpg`;
    await storeObject(app.db, "artifacts", path, "picture", "image/jpeg");
    expect((await ann.browser.storage.from("artifacts").download(path)).error).toBeNull();
    expect((await bob.browser.storage.from("artifacts").download(path)).error).not.toBeNull();
    expect((await bob.browser.storage.from("artifacts").createSignedUrl(path, 60)).error).not.toBeNull();
    expect((await anonymous.storage.from("artifacts").download(path)).error).not.toBeNull();
  });
});
