import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { listProjectJobs, startProjectJob } from "#lib/projects/project-jobs.ts";
import { deleteProjectVideo, listProjectVideos } from "#lib/projects/project-videos.ts";
import { ensureProject } from "#lib/projects/repository.ts";
import { wipeProject } from "#lib/projects/wipe-project.ts";
import { getStorageStats } from "#lib/storage-stats/storage-stats.ts";
import { makeUploadedVideo, openJob, signUp, startApp, unknownId } from "#tests/fixtures/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
let projectId: string;
const first = { limit: 2, offset: 0 };

beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  ({ caller } = await signUp(app.supabase, app.db));
  projectId = (await ensureProject(caller, "demo")).id;
});
afterAll(() => app.stop());

async function addVideo(): Promise<string> {
  const id = await makeUploadedVideo(caller);
  await app.db.from("videos").update({ project_id: projectId }).eq("id", id);
  return id;
}

describe("a project", () => {
  it("is made once, however many name it first", async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => ensureProject(caller, "new")));
    expect(new Set(made.map((project) => project.id)).size).toBe(1);
  });

  it("is nobody else's", async () => {
    const { caller: stranger } = await signUp(app.supabase, app.db);
    await addVideo();
    await expect(listProjectVideos(stranger, "demo", first)).rejects.toMatchObject({
      code: "project_not_found",
    });
    await expect(wipeProject(stranger, "demo")).rejects.toMatchObject({ httpStatus: 404 });
    const payload = { asset_id: await addVideo() };
    const order = startProjectJob(stranger, "demo", { job_type: "ingest", payload });
    await expect(order).rejects.toMatchObject({ code: "asset_not_found", httpStatus: 422 });
  });

  it("lists its videos in pages, newest first", async () => {
    const ids = [await addVideo(), await addVideo(), await addVideo()].reverse();
    const page = await listProjectVideos(caller, "demo", first);
    expect(page.items.map((item) => item.asset_id)).toEqual(ids.slice(0, 2));
    expect(page.next_offset).toBe(2);
    const rest = await listProjectVideos(caller, "demo", { limit: 2, offset: 2 });
    expect([rest.items.length, rest.next_offset]).toEqual([1, null]);
  });

  it("lists its jobs by their states", async () => {
    const id = await addVideo();
    await openJob(caller, id);
    const ofStates = async (...statuses: ("queued" | "running" | "failed")[]) =>
      (await listProjectJobs(caller, "demo", { ...first, statuses })).items.length;
    expect(await ofStates("queued", "running")).toBe(1);
    expect(await ofStates("failed")).toBe(0);
    expect((await listProjectJobs(caller, "demo", { ...first, statuses: undefined })).items[0]).toMatchObject(
      {
        project_id: "demo",
        job_type: "pitch",
        status: "queued",
      },
    );
  });

  it("gives up a video only under its own name", async () => {
    const inside = await addVideo();
    const outside = await makeUploadedVideo(caller);
    await expect(deleteProjectVideo(caller, "demo", outside)).rejects.toMatchObject({
      code: "video_not_found",
    });
    await expect(deleteProjectVideo(caller, "demo", unknownId())).rejects.toMatchObject({ httpStatus: 404 });
    expect(await deleteProjectVideo(caller, "demo", inside)).toMatchObject({ rows: 1 });
  });

  it("is gone with all it holds when it is wiped", async () => {
    for (let index = 0; index < 3; index += 1) await addVideo();
    const outside = await makeUploadedVideo(caller);
    expect(await wipeProject(caller, "demo")).toMatchObject({ videos: 3 });
    await expect(wipeProject(caller, "demo")).rejects.toMatchObject({ code: "project_not_found" });
    const { data } = await app.db.from("videos").select("id").eq("owner_id", caller.actor.ownerId);
    expect(data).toEqual([{ id: outside }]);
  });
});

it("storage is counted by kind, each stored file once", async () => {
  const id = await addVideo();
  const twin = await addVideo();
  const { data } = await app.db.from("videos").select("storage_path").eq("id", id).single();
  await app.db.from("videos").update({ storage_path: data?.storage_path }).eq("id", twin);
  const { job } = await openJob(caller, id);
  const common = { job_id: job.id, video_id: id, owner_id: caller.actor.ownerId };
  const file = (kind: string, content_type: string, size_bytes: number) => ({
    ...common,
    kind,
    content_type,
    size_bytes,
    storage_path: `${id}/${kind}`,
  });
  await app.db
    .from("artifacts")
    .insert([
      file("poster", "image/jpeg", 10),
      file("reel", "video/mp4", 20),
      file("proxy", "video/mp4", 30),
      file("report", "application/json", 40),
    ]);
  const stats = await getStorageStats(caller, "demo");
  expect(stats).toEqual({
    by_kind: {
      uploads: { files: 1, bytes: 4 },
      thumbnails: { files: 1, bytes: 10 },
      exports: { files: 1, bytes: 20 },
      processed: { files: 1, bytes: 30 },
      metadata: { files: 1, bytes: 40 },
      music: { files: 0, bytes: 0 },
    },
    total: { files: 5, bytes: 104 },
    free_disk_bytes: expect.any(Number),
  });
  expect(stats.free_disk_bytes).toBeGreaterThan(0);
  const { caller: stranger } = await signUp(app.supabase, app.db);
  expect((await getStorageStats(stranger)).total).toEqual({ files: 0, bytes: 0 });
});
