import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { curl, json } from "#tests/fixtures/curl.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { makeVisitor } from "#tests/fixtures/visitor.ts";
import { startWebProcess } from "#tests/fixtures/web-process.ts";

const stack = { home: inject("home"), supabaseUrl: inject("supabaseUrl"), inngestUrl: inject("inngestUrl") };
const limits = {
  RATE_LIMIT_REQUESTS_PER_MINUTE: "120",
  RATE_LIMIT_UPLOADS_PER_MINUTE: "5",
  REQUIRE_AUTH: "true",
  MAX_QUEUE_SIZE: "2",
  MAX_UPLOAD_SIZE_MB: "1",
  ALLOWED_EXTENSIONS: ".mp4,.WEBM",
  DEBUG: "true",
};
let webs: Awaited<ReturnType<typeof startWebProcess>>[];
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: string;
let ann: Awaited<ReturnType<typeof makeVisitor>>;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  clip = await makeClip(join(folder.path, "clip.mp4"), { seconds: 1 });
  webs = [await startWebProcess(stack, limits), await startWebProcess(stack, limits)];
});
beforeEach(async () => {
  ann = await makeVisitor(stack.supabaseUrl);
  // A minute that is about to end would split what is counted.
  const secondsLeft = 60 - ((Date.now() / 1000) % 60);
  if (secondsLeft < 20) await new Promise((resolve) => setTimeout(resolve, secondsLeft * 1000 + 200));
});
afterAll(async () => {
  for (const web of webs) await web.stop();
  await folder.remove();
});

const web = (index: number) => webs[index % webs.length]?.url ?? "";
const headers = () => {
  const [name = "", value = ""] = ann.header.split(": ");
  return { [name]: value };
};

describe("two web processes on one database", () => {
  it("count the requests of an owner together", async () => {
    const calls = Array.from({ length: 130 }, (_, index) =>
      fetch(`${web(index)}/storage/stats`, { headers: headers() }),
    );
    const answers = await Promise.all(calls);
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(120);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    const refused = answers.find((answer) => answer.status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(refused?.headers.get("ratelimit-limit")).toBe("120");
  });

  it("take five uploads a minute, and go on taking requests", async () => {
    for (let index = 0; index < 5; index += 1) {
      expect((await curl(web(index), "/api/upload", ...ann.curl, "-F", `file=@${clip}`)).status).toBe(200);
    }
    const sixth = await curl(web(0), "/api/upload", ...ann.curl, "-F", `file=@${clip}`);
    expect(sixth).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect((await curl(web(1), "/storage/stats", ...ann.curl)).status).toBe(200);
  });

  it("refuse a job where too many of its owner's wait already", async () => {
    const { secretKey } = await completeKeys();
    const db = createClient(stack.supabaseUrl, secretKey, { auth: { persistSession: false } });
    const { body } = await curl(web(0), "/projects/full/videos", ...ann.curl, "-F", `file=@${clip}`);
    const waiting = { owner_id: ann.id, video_id: body.asset_id, type: "ingest", status: "queued" };
    expect((await db.from("jobs").insert([waiting, waiting])).error).toBeNull();
    const order = json({ job_type: "ingest", payload: { asset_id: body.asset_id } });
    const refused = await curl(web(1), "/projects/full/jobs", ...ann.curl, ...order);
    expect([refused.status, refused.body.code]).toEqual([429, "queue_full"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await db.from("jobs").delete().eq("owner_id", ann.id);
  });

  it("make one thing of a hundred parallel requests with one Idempotency-Key", async () => {
    const order = { filename: "talk.mp4", size_bytes: 1000 };
    const more = { "content-type": "application/json", "idempotency-key": randomUUID() };
    const calls = Array.from({ length: 100 }, (_, index) =>
      fetch(`${web(index)}/api/videos`, {
        method: "POST",
        headers: { ...headers(), ...more },
        body: JSON.stringify(order),
      }),
    );
    const answers = await Promise.all(calls);
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).video_id));
    expect(new Set(ids).size).toBe(1);
    const { secretKey } = await completeKeys();
    const db = createClient(stack.supabaseUrl, secretKey, { auth: { persistSession: false } });
    expect((await db.from("videos").select("id").eq("owner_id", ann.id)).data).toHaveLength(1);
  });

  it("answer an upload that is sent again like the first, without storing it again", async () => {
    const key = ["-H", `idempotency-key: ${randomUUID()}`];
    const first = await curl(web(0), "/api/upload", ...ann.curl, ...key, "-F", `file=@${clip}`);
    const again = await curl(web(1), "/api/upload", ...ann.curl, ...key, "-F", `file=@${clip}`);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
  });
});

describe("where everybody must sign in", () => {
  it("nothing is done without credentials, and what is open stays open", async () => {
    for (const path of ["/storage/stats", "/api/monitoring", "/api/keys", `/api/status/${randomUUID()}`]) {
      const answer = await curl(web(0), path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, "unauthorized"]);
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
    for (const path of ["/health", "/info", "/api/v1/upload/formats"])
      expect((await curl(web(0), path)).status).toBe(200);
  });

  it("what is configured is told, and obeyed", async () => {
    expect((await curl(web(0), "/info")).body.debug).toBe(true);
    const formats = await curl(web(0), "/api/v1/upload/formats");
    expect(formats.body).toEqual({ formats: [".mp4", ".webm"], max_size_mb: 1 });
    const send = (file: string) => curl(web(1), "/api/upload", ...ann.curl, "-F", file);
    const other = await send(`file=@${clip};filename=clip.mov`);
    expect(other.body.error).toBe("Invalid file type. Allowed: .mp4, .webm");
    const large = join(folder.path, "large.mp4");
    await writeFile(large, Buffer.alloc(1024 * 1024 + 1));
    expect((await send(`file=@${large}`)).body.error).toBe("File too large (1.1MB). Max: 1MB");
    expect((await send(`file=@${clip}`)).status).toBe(200);
  });

  it("an API key is made, used within its scopes, listed, and revoked", async () => {
    const made = await curl(web(0), "/api/keys", ...ann.curl, ...json({ name: "robot", scopes: ["read"] }));
    expect(made).toMatchObject({ status: 201, body: { name: "robot", scopes: ["read"] } });
    const key = ["-H", `authorization: Bearer ${made.body.key}`];
    expect((await curl(web(1), "/storage/stats", ...key)).status).toBe(200);
    const written = await curl(web(1), "/api/videos", ...key, ...json({ filename: "a.mp4", size_bytes: 1 }));
    expect([written.status, written.body.code]).toEqual([403, "scope_missing"]);
    expect((await curl(web(1), "/api/keys", ...key)).body.code).toBe("key_not_allowed");
    const { keys } = (await curl(web(0), "/api/keys", ...ann.curl)).body;
    expect(keys).toEqual([expect.objectContaining({ id: made.body.id, last_used_at: expect.any(String) })]);
    expect(JSON.stringify(keys)).not.toContain(made.body.key);
    const revoked = await curl(web(0), `/api/keys/${made.body.id}`, ...ann.curl, "-X", "DELETE");
    expect(revoked.body).toEqual({ id: made.body.id, status: "revoked" });
    expect((await curl(web(1), "/storage/stats", ...key)).status).toBe(401);
  });

  it("an anonymous visitor who gives an address and a password keeps what is theirs", async () => {
    const uploaded = await curl(web(0), "/api/upload", ...ann.curl, "-F", `file=@${clip}`);
    const credentials = { email: `${randomUUID()}@example.com`, password: "correct horse battery staple" };
    const { data, error } = await ann.client.auth.updateUser(credentials);
    expect([error, data.user?.id]).toEqual([null, ann.id]);
    await ann.client.auth.signOut();
    const { data: signedIn } = await ann.client.auth.signInWithPassword(credentials);
    const token = ["-H", `authorization: Bearer ${signedIn.session?.access_token}`];
    const status = await curl(web(1), `/api/status/${uploaded.body.video_id}`, ...token);
    expect(status).toMatchObject({ status: 200, body: { status: "uploaded" } });
  });
});

it("a status is unchanged where the workflow engine cannot be reached", async () => {
  const alone = await startWebProcess({ ...stack, inngestUrl: "http://127.0.0.1:9" });
  try {
    const { video_id } = (await curl(alone.url, "/api/upload", ...ann.curl, "-F", `file=@${clip}`)).body;
    const started = await curl(alone.url, `/api/analyze/${video_id}`, ...ann.curl, "-X", "POST");
    expect([started.status, started.body.code]).toEqual([503, "workflow_engine_unavailable"]);
    expect((await curl(alone.url, `/api/status/${video_id}`, ...ann.curl)).body.status).toBe("uploaded");
  } finally {
    await alone.stop();
  }
});
