import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { curl, json } from "#tests/fixtures/curl.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { makeVisitor } from "#tests/fixtures/visitor.ts";

const url = inject("url");
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  clip = await makeClip(join(folder.path, "clip.mp4"), { seconds: 1 });
});
afterAll(() => folder.remove());

/** Everything of one person's that has an id, as they would make it. */
async function makeBelongings(ann: string[]) {
  const post = async (path: string, ...args: string[]) => (await curl(url, path, ...ann, ...args)).body;
  const { video_id } = await post("/api/upload", "-F", `file=@${clip}`);
  const { job_id } = await post(`/api/analyze/${video_id}`, "-X", "POST");
  const session = await post(
    "/api/v1/video/upload",
    "-F",
    `video=@${clip}`,
    "-F",
    "analysis_type=transcription",
  );
  const { id: webhook } = await post("/api/webhooks", ...json({ url: "http://127.0.0.1:9/" }));
  const { id: key } = await post("/api/keys", ...json({ name: "robot" }));
  return { video_id, job_id, session: session.sessionId, webhook, key };
}

describe("other people", () => {
  it("never learn whether something of somebody else's exists", async () => {
    const [ann, bob] = [await makeVisitor(inject("supabaseUrl")), await makeVisitor(inject("supabaseUrl"))];
    const hers = await makeBelongings(ann.curl);
    const title = json({ title: "mine" });
    const hook = json({ url: "http://127.0.0.1:9/" });
    const calls: [string, string, string, string[]?][] = [
      ["GET", "/api/status/ID", hers.video_id],
      ["GET", "/api/results/ID", hers.video_id],
      ["POST", "/api/analyze/ID", hers.video_id],
      ["POST", "/api/videos/ID/complete", hers.video_id],
      ["PATCH", "/api/videos/ID", hers.video_id, title],
      ["POST", "/api/videos/ID/trash", hers.video_id],
      ["POST", "/api/videos/ID/restore", hers.video_id],
      ["GET", "/api/videos/ID/shares", hers.video_id],
      ["POST", "/api/videos/ID/shares", hers.video_id, json({})],
      ["DELETE", "/api/videos/ID", hers.video_id],
      ["DELETE", "/api/shares/ID", hers.video_id],
      ["GET", "/api/v1/jobs/ID", hers.job_id],
      ["GET", "/api/v1/jobs/ID/status", hers.job_id],
      ["GET", "/api/v1/jobs/ID/download", hers.job_id],
      ["DELETE", "/api/v1/jobs/ID", hers.job_id],
      ["GET", "/api/v1/video/status/ID", hers.session],
      ["GET", "/api/v1/video/results/ID", hers.session],
      ["POST", "/api/v1/video/cancel/ID", hers.session],
      ["DELETE", "/api/v1/video/cleanup/ID", hers.session],
      ["GET", "/api/webhooks/ID", hers.webhook],
      ["PUT", "/api/webhooks/ID", hers.webhook, hook],
      ["GET", "/api/webhooks/ID/deliveries", hers.webhook],
      ["DELETE", "/api/webhooks/ID", hers.webhook],
      ["DELETE", "/api/keys/ID", hers.key],
    ];
    for (const [method, path, id, body = []] of calls) {
      const ask = (value: string) => curl(url, path.replace("ID", value), ...bob.curl, "-X", method, ...body);
      const [theirs, unknown, malformed] = await Promise.all([ask(id), ask(randomUUID()), ask("42")]);
      const call = `${method} ${path}`;
      expect([call, theirs.status, theirs.body.code]).toEqual([call, 404, unknown.body.code]);
      expect([call, malformed.status, malformed.body.code]).toEqual([call, 422, "invalid_id"]);
    }
    const projects = await curl(url, "/projects/hers/videos", ...ann.curl, "-F", `file=@${clip}`);
    expect(projects.status).toBe(200);
    expect((await curl(url, "/projects/hers/videos", ...bob.curl)).body.code).toBe("project_not_found");
    expect((await curl(url, "/projects/hers/storage/stats", ...bob.curl)).status).toBe(404);
    expect((await curl(url, `/api/videos/${hers.video_id}`, ...ann.curl, "-X", "DELETE")).status).toBe(200);
  });

  it("cannot write from another site's page, and are not invited to", async () => {
    const origin = ["-H", "origin: https://evil.example"];
    const written = await curl(url, `/api/analyze/${randomUUID()}`, ...origin, "-X", "POST");
    expect([written.status, written.body.code]).toEqual([403, "cross_site_request"]);
    const asked = await curl(
      url,
      "/api/upload",
      ...origin,
      "-X",
      "OPTIONS",
      "-H",
      "access-control-request-method: POST",
    );
    expect(asked.status).toBe(403);
    const read = await curl(url, "/info", ...origin);
    expect(
      [...asked.headers.keys(), ...read.headers.keys()].filter((name) => name.startsWith("access-control")),
    ).toEqual([]);
  });

  it("cannot forge an event from a page, wherever that is from", async () => {
    for (const origin of ["https://evil.example", url, "null"]) {
      const call = "/api/inngest?fnId=pitchquest-expire&stepId=step";
      const forged = await curl(url, call, "-H", `origin: ${origin}`, ...json({ event: { name: "x" } }));
      expect([origin, forged.status, forged.body.code]).toEqual([origin, 403, "cross_site_request"]);
    }
    const engine = await curl(
      inject("inngestUrl"),
      "/e/key",
      "-H",
      "origin: https://evil.example",
      "-d",
      "{}",
    );
    expect(engine.status).toBe(403);
  });

  it.each(["Bearer x", "Basic YTpi", "Bearer pq_0000000000000000000000000000000000000000000", "Bearer"])(
    "are not let in as %j",
    async (value) => {
      const answer = await curl(url, "/storage/stats", "-H", `authorization: ${value}`);
      expect([answer.status, answer.body.code]).toEqual([401, "unauthorized"]);
    },
  );
});
