import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import * as jobRoute from "#app/api/v1/jobs/[job_id]/route.ts";
import * as statusRoute from "#app/api/v1/jobs/[job_id]/status/route.ts";
import { reelResultSchema } from "#lib/highlights/reel-result.ts";
import { curl } from "#tests/fixtures/curl.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const url = inject("url");
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  clip = await makeClip(join(folder.path, "clip.mp4"), { seconds: 12 });
});
afterAll(() => folder.remove());

const jobPath = (id: string) => `/api/v1/jobs/${id}`;

describe("a reel", () => {
  it("goes from upload over its making to a download in ranges", async () => {
    const args = [
      "-F",
      `file=@${clip}`,
      "-F",
      "target_duration=5",
      "-F",
      'config={"max_segment_seconds": 4}',
    ];
    const started = await curl(url, "/api/v1/upload", ...args);
    expect(started).toMatchObject({
      status: 200,
      body: { status: "pending", message: expect.any(String) },
    });
    const id = z.uuid().parse(started.body.job_id);
    const early = await curl(url, `${jobPath(id)}/download`);
    expect([early.status, early.body.code]).toEqual([409, "job_not_ready"]);

    const status = async () => (await curl(url, `${jobPath(id)}/status`)).body;
    await expect
      .poll(async () => (await status()).status, { timeout: 120_000, interval: 300 })
      .toBe("completed");
    expect(statusRoute.GET.declaration.answer?.parse(await status())).toMatchObject({
      job_id: id,
      progress: 100,
    });

    const job = (await curl(url, jobPath(id))).body;
    jobRoute.GET.declaration.answer?.parse(job);
    expect(job).toMatchObject({
      type: "highlights",
      config: { target_duration: 5, max_segment_seconds: 4 },
      error: null,
    });
    const result = reelResultSchema.parse(job.result);
    expect(result.input_duration).toBeCloseTo(12, 0);
    expect(result.output_duration).toBeLessThan(8);
    expect(result.segments).toHaveLength(result.segments_selected);

    const whole = await curl(url, `${jobPath(id)}/download`, "-o", join(folder.path, "reel.mp4"), "-D", "-");
    expect(whole.status).toBe(200);
    expect(whole.headers.get("content-type")).toBe("video/mp4");
    expect(whole.headers.get("content-disposition")).toMatch(/^attachment; filename="[^"]+\.mp4"$/);
    const part = await curl(url, `${jobPath(id)}/download`, "-r", "4-7");
    expect([part.status, part.text]).toEqual([206, "ftyp"]);

    const cancelled = await curl(url, jobPath(id), "-X", "DELETE");
    expect([cancelled.status, cancelled.body.code]).toEqual([409, "job_finished"]);
  });

  it("can be cancelled, more than once", async () => {
    const long = await makeClip(join(folder.path, "long.mp4"), { seconds: 90 });
    const { job_id } = (await curl(url, "/api/v1/upload", "-F", `file=@${long}`)).body;
    for (const _ of [1, 2]) {
      const cancelled = await curl(url, jobPath(job_id), "-X", "DELETE");
      expect([cancelled.status, cancelled.body]).toEqual([200, { job_id, status: "cancelled" }]);
    }
    expect((await curl(url, `${jobPath(job_id)}/status`)).body.status).toBe("cancelled");
    expect((await curl(url, `${jobPath(job_id)}/download`)).body.code).toBe("job_not_ready");
  });

  it.each([
    ["config={", "invalid_request"],
    ["config=[]", "invalid_request"],
    ['config={"tempo": 1}', "invalid_config"],
    ['config={"aspect": "2:1"}', "invalid_config"],
    ["target_duration=7200", "invalid_config"],
  ])("with %s is refused with 422", async (field, code) => {
    const answer = await curl(url, "/api/v1/upload", "-F", `file=@${clip}`, "-F", field);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it.each([
    ["no file", ["-F", "target_duration=5"], "no_file"],
    ["a file that is no video", ["-F", "file=@package.json;filename=a.mp4"], "not_a_video"],
    ["a file of another type", ["-F", "file=@package.json"], "invalid_file_type"],
  ])("of %s is refused with 400", async (_what, args, code) => {
    const answer = await curl(url, "/api/v1/upload", ...args);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });
});

it.each([
  ["GET", ""],
  ["DELETE", ""],
  ["GET", "/status"],
  ["GET", "/download"],
])("%s /api/v1/jobs/{id}%s tells a malformed id from an unknown one", async (method, rest) => {
  const malformed = await curl(url, `${jobPath("42")}${rest}`, "-X", method);
  expect([malformed.status, malformed.body.code]).toEqual([422, "invalid_id"]);
  const unknown = await curl(url, `${jobPath(randomUUID())}${rest}`, "-X", method);
  expect([unknown.status, unknown.body.code]).toEqual([404, "job_not_found"]);
});

it("GET /api/v1/upload/formats tells what is taken", async () => {
  expect((await curl(url, "/api/v1/upload/formats")).body).toEqual({
    formats: [".mp4", ".mov", ".avi", ".mkv", ".webm"],
    max_size_mb: 100,
  });
});
