import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { discardVideo } from "#lib/videos/delete-video.ts";
import { fingerprint } from "#lib/videos/fingerprint.ts";
import { openVideo } from "#lib/videos/new-video.ts";
import { removeDiscarded } from "#lib/videos/remove-discarded.ts";
import { getVideo, markUploaded } from "#lib/videos/repository.ts";
import { storeVideo } from "#lib/videos/store-video.ts";
import { findText, storeObject } from "#lib/videos/video-storage.ts";
import { signUp, startApp } from "#tests/fixtures/app.ts";
import { makeClip } from "#tests/fixtures/media.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
let path: string;
let clip: Buffer;
let count = 0;

beforeAll(async () => {
  app = await startApp();
  clip = await readFile(await makeClip(join(app.supabase.directory, "source.mp4"), { seconds: 1 }));
});
beforeEach(async () => {
  ({ caller } = await signUp(app.supabase, app.db));
  path = join(app.supabase.directory, "clip.mp4");
  await writeFile(
    path,
    Buffer.concat([clip, Buffer.from([0, 0, 0, 9]), Buffer.from("free"), Buffer.from([count++])]),
  );
});
afterAll(() => app.stop());

const probe = { container: "mp4" as const, durationSeconds: 1, sizeBytes: 9, video: null, audio: null };
const verified = async () => ({ ...(await fingerprint(path)), durationSeconds: 1, probe });
const store = async (captions: string | null = null, by = caller) =>
  (await storeVideo(by, { ...(await fingerprint(path)), filename: "a.mp4", captions, path })).id;
const isStored = async (storagePath: string) => (await findText(app.db, "videos", storagePath)) !== null;
const source = async (id: string) => (await getVideo(app.db, caller.actor.ownerId, id)).storagePath;

it("the same file of one owner is stored once, and stays until the last video of it is deleted", async () => {
  const [first, second] = [await store(), await store("Hello")];
  expect(first).not.toBe(second);
  expect(await source(second)).toBe(await source(first));
  await discardVideo(app.db, caller.actor.ownerId, first);
  expect(await isStored(await source(second))).toBe(true);
  const removed = await discardVideo(app.db, caller.actor.ownerId, second);
  expect(removed).toEqual({ sourceFiles: 2, artifactFiles: 0 });
  expect(await findText(app.db, "videos", `${caller.actor.ownerId}/${first}/source.mp4`)).toBeNull();
});

it("simultaneous uploads of one file leave one object", async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => store()));
  const paths = new Set(await Promise.all(ids.map(source)));
  expect(paths.size).toBe(1);
  const texts = ids.map((id) => findText(app.db, "videos", `${caller.actor.ownerId}/${id}/source.mp4`));
  expect((await Promise.all(texts)).filter((text) => text !== null)).toHaveLength(1);
});

it("deleting and uploading one file at the same time never loses it", async () => {
  for (let round = 0; round < 5; round += 1) {
    const old = await store();
    const [, fresh] = await Promise.all([discardVideo(app.db, caller.actor.ownerId, old), store()]);
    expect(await isStored(await source(fresh))).toBe(true);
    await discardVideo(app.db, caller.actor.ownerId, fresh);
  }
});

it("owners never share a file", async () => {
  const { caller: other } = await signUp(app.supabase, app.db);
  const [mine, theirs] = [await store(), await store(null, other)];
  const path = (await getVideo(app.db, other.actor.ownerId, theirs)).storagePath;
  expect(path).not.toBe(await source(mine));
  expect(path.startsWith(other.actor.ownerId)).toBe(true);
});

it("a resumable upload of a file that is there already gives its bytes back", async () => {
  const first = await store();
  const second = await openVideo(caller, { filename: "b.mp4", sizeBytes: 9, captions: null });
  await storeObject(app.db, "videos", second.storagePath, "again", "text/plain");
  await markUploaded(app.db, second.id, await verified(), { isStored: true });
  expect(await source(second.id)).toBe(await source(first));
  expect(await removeDiscarded(app.db, { originId: second.id })).toEqual({ videos: 1, artifacts: 0 });
  expect(await findText(app.db, "videos", second.storagePath)).toBeNull();
});

it("what running work writes after the deletion is removed by the next sweep", async () => {
  const id = await store();
  await discardVideo(app.db, caller.actor.ownerId, id);
  await storeObject(app.db, "artifacts", `${caller.actor.ownerId}/${id}/late.json`, "{}", "application/json");
  const soon = new Date(Date.now() + 60_000);
  expect((await removeDiscarded(app.db, { before: soon })).artifacts).toBe(1);
  expect(await removeDiscarded(app.db, { before: soon })).toEqual({ videos: 0, artifacts: 0 });
});

it("what is no video leaves nothing behind, and makes no project", async () => {
  await writeFile(path, "no video at all");
  const incoming = { ...(await fingerprint(path)), filename: "a.mp4", captions: "Hello", path, project: "p" };
  await expect(storeVideo(caller, incoming)).rejects.toMatchObject({ code: "not_a_video" });
  const mine = (table: string) => app.db.from(table).select("id").eq("owner_id", caller.actor.ownerId);
  expect([(await mine("videos")).data, (await mine("projects")).data]).toEqual([[], []]);
  const { data } = await app.db.storage.from("videos").list(caller.actor.ownerId);
  expect(data).toEqual([]);
});
