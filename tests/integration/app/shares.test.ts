import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { trashTake } from "#lib/library/trash-take.ts";
import { createShare, listShares, revokeShare } from "#lib/shares/manage-shares.ts";
import { openShare } from "#lib/shares/open-share.ts";
import { makeUploadedVideo, signUp, startApp, unknownId } from "#tests/fixtures/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
let stranger: Awaited<ReturnType<typeof signUp>>;
let videoId: string;

beforeAll(async () => {
  app = await startApp();
  ({ caller } = await signUp(app.supabase, app.db));
  stranger = await signUp(app.supabase, app.db);
  videoId = await makeUploadedVideo(caller);
});
afterAll(() => app.stop());

const closed = { code: "share_not_found" };

describe("a link to a take", () => {
  it("shows that take to whoever has it", async () => {
    const { token } = await createShare(caller, videoId, 7);
    const { view } = await openShare(app.db, token);
    expect(view.video.id).toBe(videoId);
    expect((await listShares(caller, videoId))[0]?.lastOpenedAt).not.toBeNull();
  });

  it("opens neither for a wrong token, nor after its time, nor after it was taken back", async () => {
    const now = new Date();
    const { share, token } = await createShare(caller, videoId, 1, now);
    await expect(openShare(app.db, `${token}x`)).rejects.toMatchObject(closed);
    await expect(openShare(app.db, token, new Date(now.getTime() + 86_400_001))).rejects.toMatchObject(
      closed,
    );
    await revokeShare(caller, share.id);
    await revokeShare(caller, share.id);
    await expect(openShare(app.db, token)).rejects.toMatchObject(closed);
    expect((await listShares(caller, videoId)).map(({ id }) => id)).not.toContain(share.id);
  });

  it("can be made, seen and taken back by the owner only", async () => {
    const { share } = await createShare(caller, videoId, 1);
    await expect(createShare(stranger.caller, videoId, 1)).rejects.toMatchObject({ code: "video_not_found" });
    await expect(revokeShare(stranger.caller, share.id)).rejects.toMatchObject(closed);
    await expect(revokeShare(caller, unknownId())).rejects.toMatchObject(closed);
    await expect(listShares(stranger.caller, videoId)).rejects.toMatchObject({ code: "video_not_found" });
    expect((await stranger.browser.from("shares").select("id")).error).not.toBeNull();
  });

  it("stops with the take", async () => {
    const gone = await makeUploadedVideo(caller);
    const { token } = await createShare(caller, gone, 7);
    await trashTake(caller, gone);
    await expect(openShare(app.db, token)).rejects.toMatchObject({ code: "video_not_found" });
  });
});
