import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inngest } from "#inngest/client.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { sweepAbandonedUploads } from "#lib/jobs/sweep.ts";
import { emptyTrash, restoreTake, trashTake } from "#lib/library/trash-take.ts";
import { expireResults } from "#lib/results/expire-results.ts";
import { expireSessions } from "#lib/sessions/end-session.ts";
import { insertSession } from "#lib/sessions/repository.ts";
import { deleteVideo, discardVideo } from "#lib/videos/delete-video.ts";
import { findGone, forgetGone } from "#lib/videos/gone-videos.ts";
import { openVideo } from "#lib/videos/new-video.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { makeReport } from "#tests/factories/pitch-report.ts";
import { makeUploadedVideo, openJob, signUp, startApp, unknownId } from "#tests/fixtures/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
const minute = 60_000;
const day = 1440 * minute;
const later = (milliseconds: number) => new Date(Date.now() + milliseconds);

beforeAll(async () => {
  app = await startApp();
  ({ caller } = await signUp(app.supabase, app.db));
});
afterAll(() => app.stop());

async function endJob(videoId: string, report?: object): Promise<string> {
  const { job } = await openJob(caller, videoId);
  const ended = { status: "completed", finished_at: new Date().toISOString() };
  await app.db.from("jobs").update(ended).eq("id", job.id);
  const row = { job_id: job.id, video_id: videoId, owner_id: caller.actor.ownerId };
  if (report)
    await app.db
      .from("analysis_results")
      .insert({ ...row, scoring_version: "1", processing_seconds: 1, report, overall_score: 60 });
  await app.db.from("videos").update({ status: "completed" }).eq("id", videoId);
  return job.id;
}

describe("a video that is gone", () => {
  it("lies in the trash, comes back, and is remembered as deleted when it went for good", async () => {
    const videoId = await makeUploadedVideo(caller);
    await trashTake(caller, videoId);
    expect(await findGone(caller, videoId)).toMatchObject({ state: "trashed", title: "talk.mp4" });
    await restoreTake(caller, videoId);
    expect(await findGone(caller, videoId)).toBeNull();
    await trashTake(caller, videoId);
    await emptyTrash(app.db, later(16 * minute));
    expect(await findGone(caller, videoId)).toMatchObject({ state: "deleted" });
  });

  it("is gone for good before anybody is told that its work was cancelled", async () => {
    const videoId = await makeUploadedVideo(caller);
    await openJob(caller, videoId);
    const found: unknown[] = [];
    const told = vi.spyOn(inngest, "send").mockImplementation(async () => {
      found.push(await findGone(caller, videoId));
      return { ids: [] };
    });
    expect(await deleteVideo(caller, videoId)).toMatchObject({ rows: 1, cancelledJobs: 1 });
    told.mockRestore();
    expect(found).toEqual([{ state: "deleted", goneAt: expect.any(String) }]);
    expect((await app.db.from("videos").select("id").eq("id", videoId)).data).toEqual([]);
  });

  it("is remembered as expired or as never completed, by what ended it", async () => {
    const videoId = await makeUploadedVideo(caller);
    await insertSession(caller, videoId, await endJob(videoId));
    await expireSessions(app.db, 24, later(2 * day));
    expect(await findGone(caller, videoId)).toMatchObject({ state: "expired" });
    const upload = await openVideo(caller, { filename: "a.mp4", sizeBytes: 4, captions: null });
    await sweepAbandonedUploads(app.db, later(2 * day));
    expect(await findGone(caller, upload.id)).toMatchObject({ state: "abandoned" });
  });

  it("is nothing to a stranger, and nothing is remembered of what never came to be", async () => {
    const videoId = await makeUploadedVideo(caller);
    await discardVideo(app.db, caller.actor.ownerId, videoId, "deleted");
    const stranger = await signUp(app.supabase, app.db);
    expect(await findGone(stranger.caller, videoId)).toBeNull();
    expect(await findGone(caller, unknownId())).toBeNull();
    const refused = await makeUploadedVideo(caller);
    await discardVideo(app.db, caller.actor.ownerId, refused);
    expect(await findGone(caller, refused)).toBeNull();
    const { data } = await stranger.browser.from("gone_videos").select("video_id");
    expect(data).toBeNull();
  });

  it("is forgotten with its owner", async () => {
    const videoId = await makeUploadedVideo(caller);
    await discardVideo(app.db, caller.actor.ownerId, videoId, "deleted");
    await app.db.rpc("forget_owner", { p_owner: caller.actor.ownerId });
    expect(await findGone(caller, videoId)).toBeNull();
  });

  it("is forgotten after a month", async () => {
    const videoId = await makeUploadedVideo(caller);
    await discardVideo(app.db, caller.actor.ownerId, videoId, "deleted");
    await forgetGone(app.db, later(29 * day));
    expect(await findGone(caller, videoId)).not.toBeNull();
    expect(await forgetGone(app.db, later(31 * day))).toBeGreaterThan(0);
    expect(await findGone(caller, videoId)).toBeNull();
  });
});

describe("a video whose results have expired", () => {
  it("knows it, and one that was never scored does not", async () => {
    const scored = await makeUploadedVideo(caller);
    await endJob(scored, makeReport());
    const unscored = await makeUploadedVideo(caller);
    await endJob(unscored);
    await expireResults(app.db, 7, later(8 * day));
    const read = (id: string) => getVideo(app.db, caller.actor.ownerId, id);
    expect(await read(scored)).toMatchObject({ status: "uploaded", resultsExpiredAt: expect.any(String) });
    expect(await read(unscored)).toMatchObject({ status: "uploaded", resultsExpiredAt: null });
  });
});
