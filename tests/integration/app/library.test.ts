import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inngest } from "#inngest/client.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { changeTake } from "#lib/library/change-take.ts";
import { listProjectTrends, listTakes } from "#lib/library/list-takes.ts";
import { emptyTrash, restoreTake, trashTake } from "#lib/library/trash-take.ts";
import { buildReport } from "#lib/pitch/build-report.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { speechAnalysis, visualAnalysis } from "#tests/factories/measurements.ts";
import { makeUploadedVideo, openJob, signUp, startApp } from "#tests/fixtures/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
let stranger: Caller;

beforeAll(async () => {
  app = await startApp();
  ({ caller } = await signUp(app.supabase, app.db));
  ({ caller: stranger } = await signUp(app.supabase, app.db));
});
afterAll(() => app.stop());

const minute = 60_000;
const titles = async (asked: Parameters<typeof listTakes>[1], who = caller) =>
  (await listTakes(who, asked)).cards.map(({ video }) => video.title);

async function makeTake(title: string, said?: string, score?: number): Promise<string> {
  const videoId = await makeUploadedVideo(caller);
  await changeTake(caller, videoId, { title });
  if (said === undefined) return videoId;
  const cues = [{ startSeconds: 1, endSeconds: 4, text: said }];
  const report = {
    ...buildReport({
      durationSeconds: 10,
      visual: visualAnalysis(),
      speech: speechAnalysis(),
      content: null,
      transcript: { source: "captions", language: "en", cues },
      transcription: "captions",
      costs: { totalUsd: 0 },
      notes: [],
    }),
    overallScore: score ?? null,
  };
  const row = {
    video_id: videoId,
    owner_id: caller.actor.ownerId,
    scoring_version: "1",
    processing_seconds: 1,
  };
  const { job } = await openJob(caller, videoId);
  await app.db.from("jobs").update({ status: "completed" }).eq("id", job.id);
  await app.db.from("analysis_results").insert({ ...row, job_id: job.id, overall_score: score, report });
  return videoId;
}

describe("the library", () => {
  it("finds takes by their names, by what was said in them, and by forms of the words", async () => {
    await makeTake("Berlin rehearsal", "Hospitals are losing beds every night", 64);
    await makeTake("Demo day", "We raise two million", 80);
    expect(await titles({ query: { q: "berlin" } })).toEqual(["Berlin rehearsal"]);
    expect(await titles({ query: { q: "lose bed" } })).toEqual(["Berlin rehearsal"]);
    expect(await titles({ query: { q: "unicorn" } })).toEqual([]);
    expect((await listTakes(caller, { query: { q: "million" } })).cards[0]?.snippet).toContain("⟦million⟧");
    expect(await titles({ query: { q: "million" } }, stranger)).toEqual([]);
  });

  it("survives what people type into a search box", async () => {
    for (const q of ['"', "a & | !", "(((", "%_\\", "💥", "' or 1=1 --", "-", '"quoted phrase'])
      expect(await titles({ query: { q } })).toEqual([]);
  });

  it("sorts, filters and pages", async () => {
    await makeTake("Unscored");
    expect((await titles({ query: { sort: "best" } })).slice(0, 2)).toEqual(["Demo day", "Berlin rehearsal"]);
    expect(await titles({ query: { state: "unscored" } })).toEqual(["Unscored"]);
    expect(await titles({ query: { sort: "name" } })).toEqual(["Berlin rehearsal", "Demo day", "Unscored"]);
    const page = await listTakes(caller, { limit: 2, query: { sort: "name", page: 2 } });
    expect({ total: page.total, titles: page.cards.map(({ video }) => video.title) }).toEqual({
      total: 3,
      titles: ["Unscored"],
    });
  });

  it("groups takes in projects, made on first use, and draws their trend", async () => {
    const first = await makeTake("Round 1", "One", 50);
    const second = await makeTake("Round 2", "Two", 58);
    await changeTake(caller, first, { project: "Séries A!" });
    await changeTake(caller, second, { project: "Séries A!" });
    const [project] = await listProjectTrends(caller);
    expect(project).toMatchObject({ slug: "series-a", name: "Séries A!", takes: 2, scores: [50, 58] });
    expect(await titles({ projectId: project?.id })).toEqual(["Round 2", "Round 1"]);
    expect(await titles({ looseOnly: true })).not.toContain("Round 1");
    await changeTake(caller, first, { project: null });
    expect((await listProjectTrends(caller))[0]?.takes).toBe(1);
    expect(await listProjectTrends(stranger)).toEqual([]);
  });
});

describe("the trash", () => {
  it("hides a take at once and gives it back until the time to undo is over", async () => {
    const id = await makeTake("Mistake");
    const now = new Date();
    const receipt = await trashTake(caller, id, now);
    expect(receipt).toMatchObject({ title: "Mistake", rows: 1, cancelledJobs: 0 });
    await expect(getVideo(app.db, caller.actor.ownerId, id)).rejects.toMatchObject({
      code: "video_not_found",
    });
    expect(await titles({ query: { q: "mistake" } })).toEqual([]);
    expect(await openJob(caller, id)).toEqual({ outcome: "video_not_found" });
    await expect(restoreTake(stranger, id)).rejects.toMatchObject({ code: "video_not_found" });

    await restoreTake(caller, id, new Date(now.getTime() + 9 * minute));
    expect(await titles({ query: { q: "mistake" } })).toEqual(["Mistake"]);
  });

  it("cancels what runs, and is emptied after the time to undo", async () => {
    const id = await makeTake("Gone");
    const { job } = await openJob(caller, id);
    const now = new Date();
    expect(await trashTake(caller, id, now)).toMatchObject({ cancelledJobs: 1 });
    expect((await app.db.from("jobs").select("status").eq("id", job.id).single()).data).toEqual({
      status: "cancelled",
    });
    expect(await emptyTrash(app.db, new Date(now.getTime() + 14 * minute))).toBe(0);
    await expect(restoreTake(caller, id, new Date(now.getTime() + 11 * minute))).rejects.toMatchObject({
      code: "video_not_found",
    });
    expect(await emptyTrash(app.db, new Date(now.getTime() + 16 * minute))).toBe(1);
    expect((await app.db.from("videos").select("id").eq("id", id)).data).toEqual([]);
  });

  it("holds a take before anybody is told that its work was cancelled", async () => {
    const id = await makeTake("Followed");
    await openJob(caller, id);
    const inTrash = async () =>
      (await app.db.from("videos").select("deleted_at").eq("id", id).single()).data?.deleted_at !== null;
    const found: boolean[] = [];
    const told = vi.spyOn(inngest, "send").mockImplementation(async () => {
      found.push(await inTrash());
      return { ids: [] };
    });
    await trashTake(caller, id);
    told.mockRestore();
    expect(found).toEqual([true]);
  });

  it("takes a take whose job ends by itself just before it would be cancelled", async () => {
    const id = await makeTake("Just done");
    const { job } = await openJob(caller, id);
    const db = new Proxy(app.db, {
      get(target, name) {
        if (name !== "rpc") return Reflect.get(target, name);
        return async (...call: Parameters<typeof app.db.rpc>) => {
          await app.db.from("jobs").update({ status: "completed" }).eq("id", job.id);
          return app.db.rpc(...call);
        };
      },
    });
    expect(await trashTake({ ...caller, db }, id)).toMatchObject({
      title: "Just done",
      cancelledJobs: 0,
    });
    expect((await app.db.from("jobs").select("status").eq("id", job.id).single()).data).toEqual({
      status: "completed",
    });
  });
});
