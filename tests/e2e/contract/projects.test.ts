import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import * as jobRoute from "#app/projects/[project_id]/jobs/[job_id]/route.ts";
import * as jobsRoute from "#app/projects/[project_id]/jobs/route.ts";
import * as musicRoute from "#app/projects/[project_id]/music/route.ts";
import * as statsRoute from "#app/projects/[project_id]/storage/stats/route.ts";
import * as videosRoute from "#app/projects/[project_id]/videos/route.ts";
import { jobTypes } from "#lib/jobs/job-types.ts";
import { curl, json } from "#tests/fixtures/curl.ts";
import { makeClip, makeTone } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const url = inject("url");
const home = inject("home");
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: string;
let tone: string;
let otherTone: string;
let project: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  clip = await makeClip(join(folder.path, "My talk (final).mp4"), { seconds: 3 });
  tone = await makeTone(join(folder.path, "theme.mp3"), 3);
  otherTone = await makeTone(join(folder.path, "voice.mp3"), 2);
});
beforeEach(() => {
  project = `/projects/contract-${randomUUID().slice(0, 8)}`;
});
afterAll(() => folder.remove());

const upload = (path = clip) => curl(url, `${project}/videos`, "-F", `file=@${path}`);
const untilEnded = async (id: string) => {
  const path = `${project}/jobs/${id}`;
  const ended = ["completed", "failed", "cancelled"];
  await expect
    .poll(async () => ended.includes((await curl(url, path)).body.status), { timeout: 60_000, interval: 300 })
    .toBe(true);
  return (await curl(url, path)).body;
};

/** The file in which the storage keeps an upload of that size. */
async function findStored(bytes: number): Promise<string> {
  const root = join(home, "supabase");
  for (const name of await readdir(root, { recursive: true })) {
    const found = await stat(join(root, name)).catch(() => null);
    if (found?.isFile() && found.size === bytes) return join(root, name);
  }
  throw new Error(`The storage holds nothing of ${bytes} bytes`);
}

const startJob = (order: object) => curl(url, `${project}/jobs`, ...json(order));

describe("videos", () => {
  it("are uploaded into a project that this makes, listed in pages, and deleted with all their files", async () => {
    const first = await upload();
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      filename: expect.stringMatching(/^My_talk_final-[0-9a-f]{8}\.mp4$/),
      original_filename: "My talk (final).mp4",
      project_id: project.slice("/projects/".length),
      status: "uploaded",
    });
    const second = (await upload()).body;
    expect(second.asset_id).not.toBe(first.body.asset_id);
    const page = await curl(url, `${project}/videos?limit=1`);
    videosRoute.GET.declaration.answer?.parse(page.body);
    expect(page.body).toMatchObject({ videos: [{ asset_id: second.asset_id }], next_offset: 1 });

    const stats = await curl(url, `${project}/storage/stats`);
    statsRoute.GET.declaration.answer?.parse(stats.body);
    expect(stats.body.by_kind.uploads).toEqual({ files: 1, bytes: second.size_bytes });
    const all = await curl(url, "/storage/stats");
    expect(all.body.total.bytes).toBeGreaterThanOrEqual(second.size_bytes);

    for (const { asset_id } of [first.body, second]) {
      const gone = await curl(url, `${project}/videos/${asset_id}`, "-X", "DELETE");
      expect(gone).toMatchObject({ status: 200, body: { asset_id, status: "deleted" } });
      expect((await curl(url, `${project}/videos/${asset_id}`, "-X", "DELETE")).status).toBe(404);
    }
    expect((await curl(url, `${project}/storage/stats`)).body.total).toEqual({ files: 0, bytes: 0 });
  });

  it("go with their project when it is wiped", async () => {
    await upload();
    const wiped = await curl(url, `${project}/storage`, "-X", "DELETE");
    expect(wiped).toMatchObject({ status: 200, body: { removed: { videos: 1, source_files: 1 } } });
    for (const [path, method] of [
      ["/videos", "GET"],
      ["/jobs", "GET"],
      ["/storage/stats", "GET"],
      ["/storage", "DELETE"],
    ]) {
      const answer = await curl(url, `${project}${path}`, "-X", method ?? "GET");
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, "project_not_found"]);
    }
  });

  it.each(["a b", "x".repeat(65), "é", "a.b", "..%2f"])("a project cannot be called %j", async (name) => {
    const answer = await curl(url, `/projects/${encodeURI(name)}/videos`);
    expect([answer.status, answer.body.code]).toEqual([422, "invalid_id"]);
  });

  it.each(["limit=0", "limit=101", "limit=NaN", "offset=-1", "limit=1e9"])(
    "a page cannot be %s",
    async (query) => {
      expect((await curl(url, `${project}/videos?${query}`)).body.code).toBe("invalid_query");
    },
  );
});

describe("music", () => {
  it("is an asset, once in a project, and counted", async () => {
    const added = await curl(url, `${project}/music`, "-F", `file=@${tone}`);
    expect(added).toMatchObject({
      status: 200,
      body: { original_filename: "theme.mp3", status: "uploaded" },
    });
    expect(added.body.duration_seconds).toBeCloseTo(3, 0);
    const again = await curl(url, `${project}/music`, "-F", `file=@${tone};filename=other.mp3`);
    expect(again.body.asset_id).toBe(added.body.asset_id);
    const stats = await curl(url, `${project}/storage/stats`);
    expect(stats.body.by_kind.music).toEqual({ files: 1, bytes: added.body.size_bytes });
    expect((await curl(url, `${project}/storage`, "-X", "DELETE")).body.removed.source_files).toBe(1);
  });

  it("is listed in pages, and deleted with its bytes", async () => {
    const first = (await curl(url, `${project}/music`, "-F", `file=@${tone}`)).body;
    const second = (await curl(url, `${project}/music`, "-F", `file=@${otherTone}`)).body;
    const page = await curl(url, `${project}/music?limit=1`);
    musicRoute.GET.declaration.answer?.parse(page.body);
    expect(page.body).toMatchObject({ music: [{ asset_id: second.asset_id }], next_offset: 1 });

    const path = `${project}/music/${first.asset_id}`;
    expect((await curl(url, path, "-X", "DELETE")).body).toEqual({
      asset_id: first.asset_id,
      status: "deleted",
      removed: { source_files: 1 },
    });
    expect((await curl(url, path, "-X", "DELETE")).body.code).toBe("music_not_found");
    expect((await curl(url, `${project}/music/42`, "-X", "DELETE")).body.code).toBe("invalid_id");
    expect((await curl(url, `${project}/music`)).body).toMatchObject({
      music: [{ asset_id: second.asset_id }],
      next_offset: null,
    });
    expect((await curl(url, "/projects/never-made/music")).body.code).toBe("project_not_found");
  });

  it.each([
    ["a video named .m4a", "clip", "a.m4a", "not_audio"],
    ["a video", "clip", "a.mp4", "invalid_file_type"],
    ["text", "text", "a.mp3", "not_a_video"],
  ])("is not %s", async (_what, content, name, code) => {
    const path = content === "clip" ? clip : "package.json";
    const answer = await curl(url, `${project}/music`, "-F", `file=@"${path}";filename=${name}`);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });
});

describe("jobs", () => {
  it("are opened, listed by state, and told with steps, logs, attempts and their end", async () => {
    const { asset_id } = (await upload()).body;
    const order = { job_type: "pitch", payload: { asset_id }, max_attempts: 2, retry_delay_seconds: 1 };
    const opened = await startJob(order);
    expect(opened.status).toBe(201);
    jobsRoute.POST.declaration.answer?.parse(opened.body);
    expect(opened.body).toMatchObject({
      job_type: "pitch",
      status: "queued",
      max_attempts: 2,
      retry_delay_seconds: 1,
    });
    const path = `${project}/jobs/${opened.body.id}`;
    await expect
      .poll(async () => (await curl(url, path)).body.status, { timeout: 120_000, interval: 300 })
      .toBe("completed");
    const job = (await curl(url, path)).body;
    jobRoute.GET.declaration.answer?.parse(job);
    expect(job.steps.every((step: { status: string }) => step.status === "completed")).toBe(true);
    expect(job.steps).toContainEqual(expect.objectContaining({ id: "preprocess", attempts: 1, error: null }));
    expect(job.logs.length).toBeGreaterThan(3);
    const ofStates = async (query: string) => {
      const list = await curl(url, `${project}/jobs?${query}`);
      jobsRoute.GET.declaration.answer?.parse(list.body);
      return list.body.jobs.length;
    };
    expect(await ofStates("status=completed")).toBe(1);
    expect(await ofStates("status=queued&status=running")).toBe(0);
    expect(await ofStates("")).toBe(1);
    expect((await curl(url, `${project}/jobs?status=odd`)).body.code).toBe("invalid_query");
    expect((await curl(url, `/projects/other/jobs/${opened.body.id}`)).status).toBe(404);
  });

  it("that fail are tried again as often and as far apart as was asked, each try with its error in the log", async () => {
    const unique = await makeClip(join(folder.path, `${randomUUID()}.mp4`), { seconds: 4 });
    const { asset_id, size_bytes } = (await upload(unique)).body;
    const stored = await findStored(size_bytes);
    await rename(stored, `${stored}.away`);
    await mkdir(stored);
    const order = { payload: { asset_id }, max_attempts: 2, retry_delay_seconds: 2 };
    const failed = await untilEnded((await startJob({ job_type: "scene_detection", ...order })).body.id);
    jobRoute.GET.declaration.answer?.parse(failed);
    expect(failed).toMatchObject({ status: "failed", error: { code: expect.any(String) } });
    const tries = failed.logs.filter(({ level }: { level: string }) => level === "error");
    expect(tries.length).toBeGreaterThanOrEqual(2);
    expect(Date.parse(tries[1].at) - Date.parse(tries[0].at)).toBeGreaterThan(1900);

    await rmdir(stored);
    await rename(`${stored}.away`, stored);
    const again = await untilEnded((await startJob({ job_type: "scene_detection", ...order })).body.id);
    expect(again).toMatchObject({ status: "completed", error: null });
  });

  it.each(jobTypes)("can be asked for %s", async (job_type) => {
    const { asset_id } = (await upload()).body;
    const opened = await startJob({ job_type, payload: { asset_id } });
    expect([opened.status, opened.body.job_type, opened.body.status]).toEqual([201, job_type, "queued"]);
    const ended = await curl(url, `/api/v1/jobs/${opened.body.id}`, "-X", "DELETE");
    expect([200, 409]).toContain(ended.status);
  });

  it.each([
    ["an unknown type", { job_type: "dance" }, "invalid_request"],
    ["an unknown asset", { payload: { asset_id: randomUUID() } }, "asset_not_found"],
    ["a malformed asset", { payload: { asset_id: "42" } }, "invalid_request"],
    ["no payload", { payload: undefined }, "invalid_request"],
    ["too many attempts", { max_attempts: 21 }, "invalid_request"],
    ["a negative delay", { retry_delay_seconds: -1 }, "invalid_request"],
    ["a setting that is not known", { more: { tempo: 1 } }, "invalid_config"],
  ])("with %s are refused with 422", async (_what, { more, ...change }: Record<string, unknown>, code) => {
    const { asset_id } = (await upload()).body;
    const payload = { asset_id, ...(more as object) };
    const answer = await startJob({ job_type: "pitch", payload, ...change });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it("tell a malformed id from an unknown one", async () => {
    expect((await curl(url, `${project}/jobs/42`)).status).toBe(422);
    expect((await curl(url, `${project}/jobs/${randomUUID()}`)).status).toBe(404);
  });
});

it("GET /info says what is running", async () => {
  expect((await curl(url, "/info")).body).toEqual({
    name: "pitchquest",
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    debug: false,
  });
});
