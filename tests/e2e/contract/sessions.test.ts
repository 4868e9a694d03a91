import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import * as resultsRoute from "#app/api/v1/video/results/[session_id]/route.ts";
import * as statusRoute from "#app/api/v1/video/status/[session_id]/route.ts";
import { sessionDataSchema } from "#lib/sessions/get-session-results.ts";
import { curl } from "#tests/fixtures/curl.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { startWebProcess } from "#tests/fixtures/web-process.ts";

const url = inject("url");
const stack = { home: inject("home"), supabaseUrl: inject("supabaseUrl"), inngestUrl: inject("inngestUrl") };
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  clip = await makeClip(join(folder.path, "clip.mp4"), { seconds: 3 });
});
afterAll(() => folder.remove());

const start = (path: string, ...more: string[]) =>
  curl(url, "/api/v1/video/upload", "-F", `video=@${path}`, "-F", "analysis_type=pitch", ...more);
const status = (id: string) => curl(url, `/api/v1/video/status/${id}`);

describe("a session", () => {
  it("goes from upload to results, and is gone after its clean-up", async () => {
    const started = await start(clip);
    expect(started.status).toBe(200);
    expect(started.body).toEqual({
      sessionId: expect.any(String),
      status: "queued",
      message: expect.any(String),
    });
    const id = z.uuid().parse(started.body.sessionId);
    const early = await curl(url, `/api/v1/video/results/${id}`);
    expect([early.status, early.body.code]).toEqual([400, "session_not_ready"]);

    await expect
      .poll(async () => (await status(id)).body.status, { timeout: 120_000, interval: 300 })
      .toBe("completed");
    const ended = await status(id);
    expect(statusRoute.GET.declaration.answer?.parse(ended.body)).toMatchObject({
      sessionId: id,
      progress: 100,
    });

    const results = await curl(url, `/api/v1/video/results/${id}`);
    expect(results.status).toBe(200);
    resultsRoute.GET.declaration.answer?.parse(results.body);
    expect(results.body.data.processing_time).toBeGreaterThan(0);
    const cancelled = await curl(url, `/api/v1/video/cancel/${id}`, "-X", "POST");
    expect([cancelled.status, cancelled.body.code]).toEqual([409, "job_finished"]);

    const cleaned = await curl(url, `/api/v1/video/cleanup/${id}`, "-X", "DELETE");
    expect(cleaned).toMatchObject({ status: 200, body: { message: expect.stringContaining(id) } });
    for (const path of ["status", "results"])
      expect((await curl(url, `/api/v1/video/${path}/${id}`)).status).toBe(404);
    expect((await curl(url, `/api/v1/video/cleanup/${id}`, "-X", "DELETE")).status).toBe(404);
  });

  it("can be cancelled, more than once", async () => {
    const long = await makeClip(join(folder.path, "long.mp4"), { seconds: 90 });
    const { sessionId } = (await start(long)).body;
    for (const _ of [1, 2]) {
      const cancelled = await curl(url, `/api/v1/video/cancel/${sessionId}`, "-X", "POST");
      expect(cancelled).toMatchObject({ status: 200, body: { sessionId, status: "cancelled" } });
    }
    expect((await status(sessionId)).body.status).toBe("cancelled");
    expect((await curl(url, `/api/v1/video/cleanup/${sessionId}`, "-X", "DELETE")).status).toBe(200);
  });

  it.each(["scenes", "transcription"])("of %s answers its data", async (kind) => {
    const args = ["-F", `video=@${clip}`, "-F", `analysis_type=${kind}`];
    const { sessionId } = (await curl(url, "/api/v1/video/upload", ...args)).body;
    await expect
      .poll(async () => (await status(sessionId)).body.status, { timeout: 120_000, interval: 300 })
      .toBe("completed");
    const results = await curl(url, `/api/v1/video/results/${sessionId}`);
    expect([results.status, results.body.sessionId]).toEqual([200, sessionId]);
    sessionDataSchema.parse(results.body.data);
  });

  it.each([
    ["an unknown kind of analysis", ["-F", "analysis_type=dance"], "invalid_request"],
    ["params that are no JSON", ["-F", "params={"], "invalid_request"],
    ["params that are no object", ["-F", "params=[1]"], "invalid_request"],
    ["params that this analysis does not know", ["-F", 'params={"tempo": 1}'], "invalid_config"],
  ])("with %s is refused with 422, and its file is not kept", async (_what, args, code) => {
    const answer = await start(clip, ...args);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it("without a kind of analysis, or without a file, is refused", async () => {
    const kindless = await curl(url, "/api/v1/video/upload", "-F", `video=@${clip}`);
    expect([kindless.status, kindless.body.code]).toEqual([422, "invalid_request"]);
    const wrongField = await curl(
      url,
      "/api/v1/video/upload",
      "-F",
      `file=@${clip}`,
      "-F",
      "analysis_type=pitch",
    );
    expect([wrongField.status, wrongField.body.code]).toEqual([400, "no_file"]);
    const fileless = await curl(url, "/api/v1/video/upload", "-F", "analysis_type=pitch");
    expect([fileless.status, fileless.body.code]).toEqual([400, "no_file"]);
  });

  it.each([
    ["GET", "status"],
    ["GET", "results"],
    ["POST", "cancel"],
    ["DELETE", "cleanup"],
  ])("%s …/%s tells a malformed id from an unknown one", async (method, call) => {
    const malformed = await curl(url, `/api/v1/video/${call}/42`, "-X", method);
    expect([malformed.status, malformed.body.code]).toEqual([422, "invalid_id"]);
    const unknown = await curl(url, `/api/v1/video/${call}/${randomUUID()}`, "-X", method);
    expect([unknown.status, unknown.body.code]).toEqual([404, "session_not_found"]);
  });
});

describe.each(["highlights", "workout"])("POST /analyze/%s", (kind) => {
  it("answers what the session of this kind answers", async () => {
    const answer = await curl(url, `/analyze/${kind}`, "-F", `video=@${clip}`);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    expect(sessionDataSchema.parse(answer.body).segments).toBeInstanceOf(Array);
    expect(answer.body.processing_time).toBeGreaterThan(0);
    expect(answer.body.highlights === undefined).toBe(kind === "workout");
  });

  it("names the session that goes on where the work takes longer than a call may wait", async () => {
    const hasty = await startWebProcess(stack, { REQUEST_TIMEOUT_SECONDS: "0.01" });
    try {
      const answer = await curl(hasty.url, `/analyze/${kind}`, "-F", `video=@${clip}`);
      expect(answer).toMatchObject({ status: 504, body: { code: "session_not_finished", status_code: 504 } });
      const session = await status(z.uuid().parse(answer.body.sessionId));
      expect(session.status).toBe(200);
      const cleaned = await curl(url, `/api/v1/video/cleanup/${answer.body.sessionId}`, "-X", "DELETE");
      expect(cleaned.status).toBe(200);
    } finally {
      await hasty.stop();
    }
  });

  it("refuses what is no video", async () => {
    const answer = await curl(url, `/analyze/${kind}`, "-F", "video=@package.json;filename=a.mp4");
    expect([answer.status, answer.body.code]).toEqual([400, "not_a_video"]);
  });
});
