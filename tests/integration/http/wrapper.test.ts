import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createApiKey, revokeApiKey } from "#lib/auth/api-key.ts";
import { AppError } from "#lib/errors.ts";
import { handle } from "#lib/http/handle.ts";
import { signUp, startApp } from "#tests/fixtures/app.ts";
import { callHandler } from "#tests/fixtures/call-handler.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let ann: Awaited<ReturnType<typeof signUp>>;
let bearer: Record<string, string>;

beforeAll(async () => {
  process.env.RATE_LIMIT_REQUESTS_PER_MINUTE = "150";
  process.env.RATE_LIMIT_UPLOADS_PER_MINUTE = "3";
  process.env.CORS_ORIGINS = "https://friend.example";
  app = await startApp();
});
beforeEach(async () => {
  ann = await signUp(app.supabase, app.db);
  const { data } = await ann.browser.auth.getSession();
  bearer = { authorization: `Bearer ${data.session?.access_token}` };
});
afterAll(() => app.stop());

let performed = 0;
const body = z.object({ name: z.string(), fail: z.enum(["no", "refuse", "break"]).default("no") });
const write = handle(
  { summary: "Writes", tag: "Operations", body, answer: z.object({ number: z.number() }) },
  async ({ body: { fail } }) => {
    performed += 1;
    await sleep(100);
    if (fail === "refuse") throw new AppError("refused", "No.", { httpStatus: 400 });
    if (fail === "break") throw new Error("secret internals");
    return { number: performed };
  },
);
const read = handle(
  { summary: "Reads", tag: "Operations", answer: z.object({ owner: z.uuid(), kind: z.string() }) },
  async ({ caller }) => ({ owner: caller.actor.ownerId, kind: caller.actor.kind }),
);
const post = (more: Record<string, string> = {}, sent: object = { name: "a" }) =>
  callHandler(write, { method: "POST", headers: { ...bearer, ...more }, body: sent });

describe("an Idempotency-Key", () => {
  it("lets a hundred parallel requests do one thing, and answers all alike", async () => {
    performed = 0;
    const key = { "idempotency-key": randomUUID() };
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(key)));
    expect(performed).toBe(1);
    expect(answers.map((one) => [one.status, one.body.number])).toEqual(answers.map(() => [200, 1]));
    expect(answers.filter((one) => one.headers.get("idempotency-replayed") === "true")).toHaveLength(99);
    expect((await post(key)).body).toEqual({ number: 1 });
  });

  it("belongs to one request of one owner", async () => {
    const key = { "idempotency-key": "same" };
    expect((await post(key)).status).toBe(200);
    expect(await post(key, { name: "b" })).toMatchObject({
      status: 422,
      body: { code: "idempotency_key_reused" },
    });
    const bob = await signUp(app.supabase, app.db);
    const { data } = await bob.browser.auth.getSession();
    const other = await post(
      { ...key, authorization: `Bearer ${data.session?.access_token}` },
      { name: "b" },
    );
    expect(other.status).toBe(200);
  });

  it("keeps a refusal, and lets what broke be tried again", async () => {
    performed = 0;
    for (const _ of [1, 2])
      expect((await post({ "idempotency-key": "r" }, { name: "a", fail: "refuse" })).status).toBe(400);
    expect(performed).toBe(1);
    for (const _ of [1, 2])
      expect((await post({ "idempotency-key": "b" }, { name: "a", fail: "break" })).status).toBe(500);
    expect(performed).toBe(3);
  });

  it("is taken over from a process that died with it", async () => {
    const request = { owner_id: ann.caller.actor.ownerId, key: "dead", holder: randomUUID() };
    const probe = await post({ "idempotency-key": "dead" });
    const { data } = await app.db.from("idempotency_keys").select("request").match({ key: "dead" }).single();
    const held_until = new Date(Date.now() + 700).toISOString();
    await app.db
      .from("idempotency_keys")
      .update({ ...request, status: null, body: null, held_until })
      .match({ key: "dead" });
    expect(data?.request).toMatch(/^POST \/test [0-9a-f]{32}$/);
    expect((await post({ "idempotency-key": "dead" })).body.number).toBe(probe.body.number + 1);
  });

  it.each(["", "a b", "é", "x".repeat(256)])("that reads %j is refused", async (key) => {
    // A header carries bytes: what is not ASCII arrives as Latin-1.
    expect((await post({ "idempotency-key": key })).body.code).toBe("invalid_idempotency_key");
  });
});

describe("limits", () => {
  it("are told on every answer and hold per owner", async () => {
    const answers = await Promise.all(
      Array.from({ length: 152 }, () => callHandler(read, { headers: bearer })),
    );
    const limited = answers.filter((one) => one.status === 429);
    expect(limited).toHaveLength(2);
    expect(limited[0]?.body.code).toBe("rate_limited");
    expect(Number(limited[0]?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(Number(limited[0]?.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    const left = answers.map((one) => Number(one.headers.get("ratelimit-remaining")));
    expect(new Set(left).size).toBe(150);
    expect(answers[0]?.headers.get("ratelimit-policy")).toBe("150;w=60");
    const bob = await signUp(app.supabase, app.db);
    const { data } = await bob.browser.auth.getSession();
    const other = { authorization: `Bearer ${data.session?.access_token}` };
    expect((await callHandler(read, { headers: other })).status).toBe(200);
  });

  it("hold per address for credentials that are not accepted", async () => {
    const headers = { authorization: "Bearer pq_guess", "x-forwarded-for": "192.0.2.9" };
    const answers = await Promise.all(Array.from({ length: 151 }, () => callHandler(read, { headers })));
    expect(answers.filter((one) => one.status === 401)).toHaveLength(150);
    expect(answers.filter((one) => one.status === 429)).toHaveLength(1);
  });
});

describe("an API key", () => {
  it("acts for its owner within its scopes, until it is revoked", async () => {
    const reader = await createApiKey(ann.caller, { name: "reader", scopes: ["read"] });
    const both = await createApiKey(ann.caller, { name: "both", scopes: ["read", "write"] });
    const as = (key: string) => ({ authorization: `Bearer ${key}` });
    const seen = await callHandler(read, { headers: as(reader.key) });
    expect(seen.body).toEqual({ owner: ann.caller.actor.ownerId, kind: "key" });
    expect((await callHandler(read, { headers: { "x-api-key": both.key } })).status).toBe(200);
    expect((await post(as(reader.key))).body.code).toBe("scope_missing");
    expect((await post(as(both.key))).status).toBe(200);
    await revokeApiKey(ann.caller, both.id);
    await revokeApiKey(ann.caller, both.id);
    expect((await post(as(both.key))).status).toBe(401);
    const { data } = await app.db
      .from("api_keys")
      .select("key_sha256,prefix,last_used_at")
      .eq("id", reader.id);
    expect(data?.[0]).toMatchObject({ prefix: reader.key.slice(0, 11), last_used_at: expect.any(String) });
    expect(JSON.stringify(data)).not.toContain(reader.key);
  });

  it("makes no other keys and revokes none of somebody else's", async () => {
    const made = await createApiKey(ann.caller, { name: "a", scopes: ["write"] });
    const asKey = {
      ...ann.caller,
      actor: { ...ann.caller.actor, kind: "key" as const, keyId: made.id, scopes: ["write" as const] },
    };
    await expect(createApiKey(asKey, { name: "b", scopes: ["read"] })).rejects.toMatchObject({
      httpStatus: 403,
    });
    const bob = await signUp(app.supabase, app.db);
    await expect(revokeApiKey(bob.caller, made.id)).rejects.toMatchObject({ httpStatus: 404 });
  });
});

describe("every answer", () => {
  it("carries a request id, and a failure nothing of what is inside", async () => {
    const answer = await post({ "x-request-id": "my-request-1" }, { name: "a", fail: "break" });
    expect(answer.headers.get("x-request-id")).toBe("my-request-1");
    expect(answer.body).toMatchObject({
      status_code: 500,
      code: "internal_error",
      path: "/test",
      request_id: "my-request-1",
    });
    expect(JSON.stringify(answer.body)).not.toContain("secret");
    expect((await post({ "x-request-id": "a\tb" })).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("may be read by pages of the origins that were named, and by no others", async () => {
    const friend = await callHandler(read, { headers: { ...bearer, origin: "https://friend.example" } });
    expect(friend.headers.get("access-control-allow-origin")).toBe("https://friend.example");
    const stranger = await callHandler(read, { headers: { ...bearer, origin: "https://evil.example" } });
    expect(stranger.headers.get("access-control-allow-origin")).toBeNull();
    expect((await post({ origin: "https://evil.example" })).body.code).toBe("cross_site_request");
    expect((await post({ origin: "https://friend.example" })).status).toBe(200);
  });

  it("says what is wrong with a body", async () => {
    expect(await post({}, { name: 1 })).toMatchObject({ status: 422, body: { code: "invalid_request" } });
    const broken = new Request("http://localhost/test", { method: "POST", headers: bearer, body: "{" });
    const response = await write(broken, { params: Promise.resolve({}) });
    expect(await response.json()).toMatchObject({ status_code: 422, code: "invalid_json" });
  });
});
