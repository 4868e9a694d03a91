import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { forgetRequests } from "#lib/http/forget-requests.ts";
import { expireResults } from "#lib/results/expire-results.ts";
import { expireSessions } from "#lib/sessions/end-session.ts";
import { getSession, insertSession } from "#lib/sessions/repository.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { makeUploadedVideo, openJob, signUp, startApp } from "#tests/fixtures/app.ts";
import { runSql } from "#tests/fixtures/run-sql.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let caller: Caller;
let videoId: string;
let jobId: string;
const now = new Date("2026-11-21T12:00:00.000Z");
const hoursAgo = (hours: number, extraMilliseconds = 0) =>
  new Date(now.getTime() - hours * 3_600_000 + extraMilliseconds).toISOString();
const sql = (text: string, values: unknown[] = []) => runSql(app.supabase.databaseUrl, text, values);

beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  ({ caller } = await signUp(app.supabase, app.db));
  videoId = await makeUploadedVideo(caller);
  jobId = (await openJob(caller, videoId)).job.id;
});
afterAll(() => app.stop());

async function settleAt(time: string, status: "completed" | "running"): Promise<void> {
  await sql("update public.jobs set status = $2, finished_at = $3, updated_at = $3 where id = $1", [
    jobId,
    status,
    time,
  ]);
  await sql("update public.videos set updated_at = $2 where id = $1", [videoId, time]);
}
async function makeSession(time: string): Promise<string> {
  const { id } = await insertSession(caller, videoId, jobId);
  await sql("update public.sessions set created_at = $2 where id = $1", [id, hoursAgo(100)]);
  await settleAt(time, "completed");
  return id;
}
const isThere = (id: string) =>
  getSession(caller, id).then(
    () => true,
    () => false,
  );

describe("a session", () => {
  it.each([
    ["goes at exactly 24 h after its last change", 0, false],
    ["stays a millisecond before", 1, true],
  ])("%s", async (_what, extraMilliseconds, stays) => {
    const id = await makeSession(hoursAgo(24, extraMilliseconds));
    await expireSessions(app.db, 24, now);
    expect(await isThere(id)).toBe(stays);
    const video = getVideo(app.db, caller.actor.ownerId, videoId);
    if (stays) expect((await video).id).toBe(videoId);
    else await expect(video).rejects.toMatchObject({ code: "video_not_found" });
  });

  it("stays while its work goes on, and where its owner keeps it", async () => {
    const id = await makeSession(hoursAgo(25));
    await sql("update public.jobs set updated_at = $2 where id = $1", [jobId, hoursAgo(1)]);
    await expireSessions(app.db, 24, now);
    expect(await isThere(id)).toBe(true);
    await settleAt(hoursAgo(25), "completed");
    await sql("update public.videos set kept = true, updated_at = $2 where id = $1", [videoId, hoursAgo(25)]);
    await expireSessions(app.db, 24, now);
    expect(await isThere(id)).toBe(true);
  });
});

describe("results", () => {
  it("go after the days that were set, and the video can be analysed again", async () => {
    await settleAt(hoursAgo(24 * 8), "completed");
    await sql("update public.videos set status = 'completed' where id = $1", [videoId]);
    expect(await expireResults(app.db, 0, now)).toBe(0);
    expect(await expireResults(app.db, 9, now)).toBe(0);
    expect(await expireResults(app.db, 7, now)).toBe(1);
    expect((await getVideo(app.db, caller.actor.ownerId, videoId)).status).toBe("uploaded");
    expect((await openJob(caller, videoId)).outcome).toBe("opened");
  });
});

it("what is remembered of requests is forgotten, the newest not", async () => {
  const key = {
    owner_id: caller.actor.ownerId,
    request: "x",
    holder: crypto.randomUUID(),
    held_until: hoursAgo(0),
  };
  await app.db.from("idempotency_keys").insert([
    { ...key, key: "old", created_at: "2020-01-01" },
    { ...key, key: "new", created_at: new Date().toISOString() },
  ]);
  await sql(
    "insert into public.rate_limit_counters values ('a', 'b', '2020-01-01', 1), ('a', 'b', now(), 1)",
  );
  expect(await forgetRequests(app.db)).toEqual({ counters: 1, answers: 1 });
  const { data } = await app.db.from("idempotency_keys").select("key").eq("owner_id", caller.actor.ownerId);
  expect(data).toEqual([{ key: "new" }]);
});
