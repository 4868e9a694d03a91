import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSupabase } from "#supabase/local/server.ts";
import { startTenantStack, type TenantStack } from "./tenants.ts";

let stack: TenantStack;
const database = async (sql: string, values: unknown[] = []) => {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
};
const freshClient = () =>
  createClient(stack.url, stack.anonKey, { auth: { persistSession: false, autoRefreshToken: false } });

beforeAll(async () => {
  stack = await startTenantStack();
});

afterAll(async () => {
  await stack.stop();
});

test("a token is signed with a key of this directory, readable by its owner only, and verified by its published half", async () => {
  const { client, id } = await stack.openTenant("claims@example.com");
  const { data } = await client.auth.getClaims();
  expect(data?.header.alg).toBe("ES256");
  expect(data?.claims).toMatchObject({
    sub: id,
    role: "authenticated",
    is_anonymous: false,
    aud: "authenticated",
  });
  const path = join(stack.directory, "signing-key.json");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const published = await (await fetch(`${stack.url}/auth/v1/.well-known/jwks.json`)).json();
  expect(JSON.stringify(published)).not.toContain(JSON.parse(await readFile(path, "utf8")).d);
});

test("passwords are checked, kept as salted hashes, and a wrong one tells nothing about the address", async () => {
  await stack.openTenant("login@example.com");
  const right = { email: "LOGIN@example.com", password: "correct horse" };
  expect((await freshClient().auth.signInWithPassword(right)).error).toBeNull();
  const wrong = await freshClient().auth.signInWithPassword({ ...right, password: "wrong" });
  const nobody = await freshClient().auth.signInWithPassword({ ...right, email: "nobody@example.com" });
  expect([wrong.error?.code, nobody.error?.code]).toEqual(["invalid_credentials", "invalid_credentials"]);
  expect(wrong.error?.message).toBe(nobody.error?.message);
  const [row] = await database(
    "select encrypted_password as hash from auth.users where email = 'login@example.com'",
  );
  expect(row.hash).toMatch(/^\$scrypt\$/);
});

test("hashes that a seed made with crypt are accepted", async () => {
  const id = "317eadce-631a-4429-a0bb-f19a7a517b4a";
  await database(
    `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at)
     values ($1, 'authenticated', 'authenticated', 'seed@example.com',
       extensions.crypt('password123', extensions.gen_salt('bf')), now())`,
    [id],
  );
  const { data } = await freshClient().auth.signInWithPassword({
    email: "seed@example.com",
    password: "password123",
  });
  expect(data.user?.id).toBe(id);
});

test("weak passwords, taken and malformed addresses are refused by name", async () => {
  await stack.openTenant("taken@example.com");
  const codeOf = async (email: string, password: string) =>
    (await freshClient().auth.signUp({ email, password })).error?.code;
  expect(await codeOf("new@example.com", "short")).toBe("weak_password");
  expect(await codeOf("Taken@example.com", "long enough")).toBe("user_already_exists");
  expect(await codeOf("not an address", "long enough")).toBe("validation_failed");
});

test("an anonymous user becomes a permanent one and keeps their id", async () => {
  const client = freshClient();
  const { data } = await client.auth.signInAnonymously({ options: { data: { name: "guest" } } });
  expect(data.user).toMatchObject({ is_anonymous: true, user_metadata: { name: "guest" } });
  const early = await client.auth.updateUser({ password: "correct horse" });
  expect(early.error?.code).toBe("validation_failed");
  const upgraded = await client.auth.updateUser({ email: "guest@example.com", password: "correct horse" });
  expect(upgraded.data.user).toMatchObject({
    id: data.user?.id,
    is_anonymous: false,
    email: "guest@example.com",
  });
  const again = await freshClient().auth.signInWithPassword({
    email: "guest@example.com",
    password: "correct horse",
  });
  expect(again.data.user?.id).toBe(data.user?.id);
});

test("a refresh token used long ago ends its session, one used just now does not", async () => {
  const { client } = await stack.openTenant("refresh@example.com");
  const first = (await client.auth.getSession()).data.session?.refresh_token ?? "";
  const refresh = async (token: string) => freshClient().auth.refreshSession({ refresh_token: token });
  const second = (await refresh(first)).data.session?.refresh_token ?? "";
  expect(second).not.toBe(first);
  expect((await refresh(first)).data.session?.refresh_token).toBe(second);
  const third = (await refresh(second)).data.session?.refresh_token ?? "";
  await database("update auth.refresh_tokens set updated_at = now() - interval '11 seconds' where revoked");
  expect((await refresh(first)).error?.code).toBe("refresh_token_already_used");
  expect((await refresh(third)).error).not.toBeNull();
});

test("after signing out everywhere the session is gone", async () => {
  const { client, token } = await stack.openTenant("out@example.com");
  expect((await client.auth.signOut()).error).toBeNull();
  const { error } = await freshClient().auth.getUser(token);
  expect(error?.name).toBe("AuthSessionMissingError");
});

test("the service key manages accounts, a user's token does not", async () => {
  const { client } = await stack.openTenant("plain@example.com");
  const { admin } = stack.service.auth;
  const id = "4d56e902-f0a0-4662-8448-a4d9e643c142";
  const attributes = { id, email: "made@example.com", email_confirm: true, app_metadata: { plan: "pro" } };
  const made = await admin.createUser(attributes);
  expect(made.data.user).toMatchObject({ id, app_metadata: { plan: "pro", provider: "email" } });
  expect((await admin.createUser(attributes)).error?.status).toBe(422);
  expect((await admin.updateUserById(id, { password: "brand new one" })).error).toBeNull();
  const signedIn = await freshClient().auth.signInWithPassword({
    email: "made@example.com",
    password: "brand new one",
  });
  expect(signedIn.error).toBeNull();
  expect((await admin.listUsers()).data.users.map((user) => user.id)).toContain(id);
  expect((await admin.deleteUser(id)).error).toBeNull();
  expect((await admin.getUserById(id)).error?.status).toBe(404);
  const session = (await client.auth.getSession()).data.session;
  const asUser = createClient(stack.url, session?.access_token ?? "");
  expect((await asUser.auth.admin.listUsers()).error?.code).toBe("not_admin");
});

test("well-known keys are refused beyond this machine", async () => {
  const options = { databaseUrl: stack.databaseUrl, directory: stack.directory, host: "0.0.0.0", port: 0 };
  await expect(startSupabase(options)).rejects.toThrow(/Refusing to listen on 0\.0\.0\.0/);
});

test("pages of strange origins cannot use the well-known keys", async () => {
  const ask = async (origin: string) =>
    (await fetch(`${stack.url}/auth/v1/settings`, { headers: { origin } })).headers.get(
      "access-control-allow-origin",
    );
  expect(await ask("https://evil.example")).toBeNull();
  expect(await ask("http://localhost:3000")).toBe("http://localhost:3000");
});
