import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deleteAccount } from "#lib/account/delete-account.ts";
import { exportAccount } from "#lib/account/export-account.ts";
import { addMusic } from "#lib/assets/add-music.ts";
import { createApiKey } from "#lib/auth/api-key.ts";
import { fingerprint } from "#lib/videos/fingerprint.ts";
import { makeUploadedVideo, signUp, startApp } from "#tests/fixtures/app.ts";
import { makeTone } from "#tests/fixtures/media.ts";

let app: Awaited<ReturnType<typeof startApp>>;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

it("an account is exported with addresses of all its files, and deleted with them and nobody else's", async () => {
  const { caller } = await signUp(app.supabase, app.db);
  const { caller: other } = await signUp(app.supabase, app.db);
  const path = await makeTone(join(app.supabase.directory, "theme.mp3"), 2);
  const tone = { path, filename: "theme.mp3", ...(await fingerprint(path)) };
  for (const who of [caller, other]) {
    await makeUploadedVideo(who);
    await addMusic(who, "talks", tone);
    await createApiKey(who, { name: "robot", scopes: ["read"] });
    const metric = { owner_id: who.actor.ownerId, metric_type: "score.overall", value: { score: 50 } };
    await app.db.from("monitoring_metrics").insert(metric);
  }

  let text = "";
  for await (const part of exportAccount(caller)) text += part;
  const exported = JSON.parse(text);
  expect(exported.assets).toMatchObject([{ original_filename: "theme.mp3" }]);
  const music = await fetch(exported.assets[0].download_url);
  expect((await music.arrayBuffer()).byteLength).toBe(tone.sizeBytes);

  expect(await deleteAccount(caller)).toEqual({
    videos: 1,
    sourceFiles: 1,
    artifactFiles: 0,
    account: true,
  });
  const tables = ["projects", "videos", "assets", "api_keys", "monitoring_metrics"];
  for (const table of tables) {
    const { data } = await app.db.from(table).select("owner_id");
    expect([table, data?.map((row) => row.owner_id)]).toEqual([table, [other.actor.ownerId]]);
  }
  expect((await fetch(exported.assets[0].download_url)).status).toBe(400);
  expect((await app.db.auth.admin.getUserById(caller.actor.ownerId)).data.user).toBeNull();
});
