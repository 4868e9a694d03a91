import { randomUUID } from "node:crypto";
import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { call, untilEnded, upload } from "#tests/fixtures/api.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const url = inject("url");
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  clip = await makeClip(join(folder.path, "clip.mp4"), { seconds: 3 });
});
afterAll(() => folder.remove());

const errorBody = (status: number, path: string, code: string) => ({
  error: expect.any(String),
  detail: expect.any(String),
  status_code: status,
  path,
  code,
});

describe("the way of a video", () => {
  it("goes from upload over analysis to results, and its progress never falls", async () => {
    const captions = `WEBVTT

00:00.000 --> 00:01.000
Small bakeries throw away a third of their bread every night, because they cannot know what tomorrow's customers want.

00:01.000 --> 00:02.000
Our app predicts the sales of each product, so bakers bake only what is sold. Forty bakeries pay us 90 euros a month.

00:02.000 --> 00:03.000
We are raising one million euros.
`;
    const uploaded = await upload(url, clip, { captions });
    expect(uploaded).toMatchObject({ status: 200, body: { filename: "clip.mp4", status: "uploaded" } });
    const id = uploaded.body.video_id;
    expect((await call(url, "GET", `/api/results/${id}`)).status).toBe(202);

    const started = await Promise.all(
      Array.from({ length: 4 }, () => call(url, "POST", `/api/analyze/${id}`)),
    );
    expect(started.map((answer) => answer.status).sort()).toEqual([200, 400, 400, 400]);

    const states = await untilEnded(url, id);
    const progress = states.map((state) => state.progress);
    expect(states.at(-1)).toMatchObject({ status: "completed", progress: 100, estimated_time_remaining: 0 });
    expect(progress).toEqual([...progress].sort((a, b) => a - b));

    const results = await call(url, "GET", `/api/results/${id}`);
    expect(results.status).toBe(200);
    expect(results.body.metadata).toMatchObject({
      models_used: { transcription: "captions" },
      costs: { total_usd: 0 },
    });
    expect(results.body.metadata.video_duration_seconds).toBeCloseTo(3, 0);
    const ask = results.body.results.content_analysis.rubric.find(
      (item: { item: string }) => item.item === "ask",
    );
    expect(ask.quote.text).toBe("We are raising one million euros.");
    expect(results.body.results.visual_analysis).toMatchObject({
      status: "not_assessed",
      reason: "no_face_visible",
    });

    expect(await call(url, "POST", `/api/analyze/${id}`)).toMatchObject({
      status: 400,
      body: { code: "already_analyzed" },
    });
    expect(await call(url, "POST", `/api/analyze/${id}?force=true`)).toMatchObject({ status: 200 });
    await untilEnded(url, id);
    const monitoring = await call(url, "GET", "/api/monitoring");
    expect(monitoring.body).toMatchObject({ system_health: "healthy", drift_detected: false });
    expect(monitoring.body.total_analyses).toBeGreaterThanOrEqual(2);

    expect(await call(url, "DELETE", `/api/videos/${id}`)).toMatchObject({
      status: 200,
      body: { removed: { videos: 1 } },
    });
    expect((await call(url, "GET", `/api/status/${id}`)).status).toBe(404);
  });

  it("can be cancelled, leaves nothing behind, and can be analysed later", async () => {
    const long = await makeClip(join(folder.path, "long.mp4"), { seconds: 90 });
    const { body } = await upload(url, long);
    const job = await call(url, "POST", `/api/analyze/${body.video_id}`);
    const cancelled = await call(url, "DELETE", `/api/v1/jobs/${job.body.job_id}`);
    expect(cancelled).toMatchObject({ status: 200, body: { status: "cancelled" } });
    expect((await call(url, "DELETE", `/api/v1/jobs/${job.body.job_id}`)).status).toBe(200);
    expect((await call(url, "GET", `/api/status/${body.video_id}`)).body.status).toBe("uploaded");
    await expect
      .poll(() => readdir(join(inject("home"), "work")).catch(() => []), { timeout: 15_000, interval: 250 })
      .not.toContain(job.body.job_id);
    expect((await call(url, "DELETE", `/api/videos/${body.video_id}`)).status).toBe(200);
  });
});

describe("bad input", () => {
  it.each([
    ["text", "notes.mp4", "no video at all", "not_a_video"],
    ["nothing", "empty.mp4", "", "file_empty"],
    ["a playlist", "list.mp4", "#EXTM3U\n#EXTINF:1,\n/etc/passwd\n", "container_not_allowed"],
  ])("answers 400 to %s named .mp4 and keeps nothing", async (_what, name, content, code) => {
    const path = join(folder.path, name);
    await writeFile(path, content);
    expect(await upload(url, path)).toEqual({ status: 400, body: errorBody(400, "/api/upload", code) });
    expect(await readdir(join(inject("home"), "incoming"))).toEqual([]);
  });

  it("answers 400 to a video cut off before its index", async () => {
    const path = join(folder.path, "truncated.mp4");
    await writeFile(path, await readFile(clip));
    await truncate(path, 300);
    const answer = await upload(url, path);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toMatch(/^(video_truncated|not_a_video)$/);
  });

  it("names the types that are allowed", async () => {
    const answer = await upload(url, clip, { filename: "clip.exe" });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_file_type" } });
    expect(answer.body.error).toBe("Invalid file type. Allowed: .mp4, .mov, .avi, .mkv, .webm");
  });

  it("stops reading at the size limit", async () => {
    const path = join(folder.path, "large.mp4");
    await writeFile(path, Buffer.alloc(101 * 1024 * 1024));
    const answer = await upload(url, path);
    expect(answer).toMatchObject({ status: 400, body: { code: "file_too_large" } });
    expect(answer.body.error).toMatch(/^File too large \(101\.0MB\)\. Max: 100MB$/);
    expect(await readdir(join(inject("home"), "incoming"))).toEqual([]);
  });

  it("tells a malformed id from an unknown one", async () => {
    expect(await call(url, "GET", "/api/status/42")).toMatchObject({
      status: 422,
      body: { code: "invalid_id" },
    });
    const unknown = randomUUID();
    for (const [method, path] of [
      ["GET", `/api/status/${unknown}`],
      ["GET", `/api/results/${unknown}`],
      ["POST", `/api/analyze/${unknown}`],
      ["DELETE", `/api/videos/${unknown}`],
      ["DELETE", `/api/v1/jobs/${unknown}`],
    ] as const) {
      expect((await call(url, method, path)).status, `${method} ${path}`).toBe(404);
    }
  });

  it("refuses writes from another site's page and tokens that are not ours", async () => {
    const headers = { origin: "https://evil.example" };
    const path = `/api/analyze/${randomUUID()}`;
    expect((await call(url, "POST", path, { headers })).body.code).toBe("cross_site_request");
    const forged = { authorization: "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.x" };
    expect((await call(url, "GET", `/api/status/${randomUUID()}`, { headers: forged })).status).toBe(401);
  });
});

describe("health", () => {
  it("names every part", async () => {
    const { status, body } = await call(url, "GET", "/health");
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "healthy", service: "pitchquest" });
    expect(body.checks).toEqual({
      database: "healthy",
      storage: "healthy",
      workflow_engine: "healthy",
      ffmpeg: "healthy",
    });
  });
});
