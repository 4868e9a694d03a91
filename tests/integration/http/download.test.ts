import { afterAll, beforeAll, expect, it } from "vitest";
import { GET } from "#app/api/v1/jobs/[job_id]/download/route.ts";
import { storeObject } from "#lib/videos/video-storage.ts";
import { makeUploadedVideo, openJob, signUp, startApp } from "#tests/fixtures/app.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let ann: Awaited<ReturnType<typeof signUp>>;
let authorization: string;
let jobId: string;
const bytes = Buffer.from("0123456789");

beforeAll(async () => {
  app = await startApp();
  ann = await signUp(app.supabase, app.db);
  const { data } = await ann.browser.auth.getSession();
  authorization = `Bearer ${data.session?.access_token}`;
  const videoId = await makeUploadedVideo(ann.caller);
  jobId = (await openJob(ann.caller, videoId)).job.id;
  const owner_id = ann.caller.actor.ownerId;
  const storage_path = `${owner_id}/${videoId}/${jobId}-reel.mp4`;
  await storeObject(app.db, "artifacts", storage_path, bytes, "video/mp4");
  const row = { job_id: jobId, video_id: videoId, owner_id, kind: "reel", storage_path };
  await app.db.from("artifacts").insert({ ...row, content_type: "video/mp4", size_bytes: bytes.length });
});
afterAll(() => app.stop());

async function download(headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost/api/v1/jobs/${jobId}/download`, {
    headers: { authorization, ...headers },
  });
  const response = await GET(request, { params: Promise.resolve({ job_id: jobId }) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

it("is refused with 409 while the job is not complete", async () => {
  const answer = await download();
  expect(answer.status).toBe(409);
  expect(JSON.parse(answer.text)).toMatchObject({ code: "job_not_ready", status_code: 409 });
  await app.db.from("jobs").update({ status: "completed" }).eq("id", jobId);
});

it("is the file, to be saved and never to be run", async () => {
  const answer = await download();
  expect([answer.status, answer.text]).toEqual([200, bytes.toString()]);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "video/mp4",
    "content-length": "10",
    "accept-ranges": "bytes",
    "content-disposition": expect.stringMatching(/^attachment; filename="pitch-[0-9a-f]{8}\.mp4"$/),
    "x-content-type-options": "nosniff",
  });
});

it.each([
  ["bytes=2-5", 206, "2345", "bytes 2-5/10"],
  ["bytes=7-", 206, "789", "bytes 7-9/10"],
  ["bytes=-3", 206, "789", "bytes 7-9/10"],
  ["bytes=0-999999999999", 206, "0123456789", "bytes 0-9/10"],
  ["bytes=10-", 416, "", "bytes */10"],
  ["bytes=5-2", 200, "0123456789", null],
  ["bytes=0-1,3-4", 200, "0123456789", null],
  [`bytes=${"0-,".repeat(500)}`, 200, "0123456789", null],
  ["lines=1-2", 200, "0123456789", null],
])("range %s is answered %d", async (range, status, text, contentRange) => {
  const answer = await download({ range });
  expect([answer.status, answer.text, answer.headers.get("content-range")]).toEqual([
    status,
    text,
    contentRange,
  ]);
});

it("is not sent again to who has it", async () => {
  const etag = (await download()).headers.get("etag") ?? "";
  expect((await download({ "if-none-match": etag })).status).toBe(304);
});
