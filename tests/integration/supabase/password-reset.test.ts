import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTenantStack, type TenantStack } from "./tenants.ts";

let stack: TenantStack;
const email = "reset@example.com";

beforeAll(async () => {
  stack = await startTenantStack();
  await stack.openTenant(email);
});
afterAll(() => stack.stop());

async function query(sql: string): Promise<void> {
  const database = new pg.Client({ connectionString: stack.databaseUrl });
  await database.connect();
  await database.query(sql);
  await database.end();
}

function client(flowType: "pkce" | "implicit") {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return createClient(stack.url, stack.anonKey, { auth: { flowType, storage, autoRefreshToken: false } });
}
async function mails(): Promise<string[]> {
  const folder = join(stack.directory, "outbox");
  const files = await readdir(folder).catch(() => []);
  return Promise.all(files.sort().map((file) => readFile(join(folder, file), "utf8")));
}
const linkOf = (mail = "") => /^http\S+/m.exec(mail)?.[0] ?? "";
const follow = async (link: string) =>
  new URL((await fetch(link, { redirect: "manual" })).headers.get("location") ?? "about:blank");
/** As if the last mail had been sent long ago. */
const forgetMails = () => query("update auth.users set recovery_sent_at = now() - interval '2 minutes'");

describe("a forgotten password", () => {
  it("is set by the link in the mail, by the browser that asked, once", async () => {
    const browser = client("pkce");
    const { error } = await browser.auth.resetPasswordForEmail(email, {
      redirectTo: "http://localhost:3000/reset/new",
    });
    expect(error).toBeNull();
    const link = linkOf((await mails()).at(-1));
    const target = await follow(link);
    expect(target.origin + target.pathname).toBe("http://localhost:3000/reset/new");
    const code = target.searchParams.get("code") ?? "";

    expect((await client("pkce").auth.exchangeCodeForSession(code)).error).not.toBeNull();
    expect((await browser.auth.exchangeCodeForSession(code)).error).toBeNull();
    expect((await browser.auth.updateUser({ password: "a better one 1" })).error).toBeNull();
    const again = await client("pkce").auth.signInWithPassword({ email, password: "a better one 1" });
    expect(again.error).toBeNull();
    expect((await follow(link)).hash).toContain("error_code=otp_expired");
  });

  it("works for clients without a challenge, too", async () => {
    await forgetMails();
    await client("implicit").auth.resetPasswordForEmail(email, {
      redirectTo: "http://localhost:3000/reset/new",
    });
    const target = await follow(linkOf((await mails()).at(-1)));
    expect(new URLSearchParams(target.hash.slice(1)).get("access_token")).toMatch(/^ey/);
  });

  it("tells nobody who has an account, and mails one address once a minute", async () => {
    await forgetMails();
    const before = (await mails()).length;
    const unknown = await client("pkce").auth.resetPasswordForEmail("nobody@example.com");
    expect(unknown.error).toBeNull();
    expect((await mails()).length).toBe(before);
    expect((await client("pkce").auth.resetPasswordForEmail(email)).error).toBeNull();
    const second = await client("pkce").auth.resetPasswordForEmail(email);
    expect(second.error).toMatchObject({ status: 429, code: "over_email_send_rate_limit" });
  });

  it("never leads to another site", async () => {
    await forgetMails();
    await client("pkce").auth.resetPasswordForEmail(email, { redirectTo: "https://evil.example/steal" });
    expect((await follow(linkOf((await mails()).at(-1)))).origin).toBe("http://localhost:3000");
  });
});
