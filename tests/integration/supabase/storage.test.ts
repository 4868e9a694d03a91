import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTenantStack, type Tenant, type TenantStack } from "./tenants.ts";

let stack: TenantStack;
let ann: Tenant;
let bob: Tenant;

const filesOnDisk = async () =>
  (await readdir(join(stack.directory, "storage"), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
const text = { contentType: "text/plain" };

beforeAll(async () => {
  stack = await startTenantStack();
  ann = await stack.openTenant("ann@example.com");
  bob = await stack.openTenant("bob@example.com");
});

afterAll(async () => {
  await stack.stop();
});

test("a tenant stores, reads, lists and removes in their own folder; others see nothing of it", async () => {
  const name = `${ann.id}/notes/first.txt`;
  const own = ann.client.storage.from("private");
  expect((await own.upload(name, "hello", text)).data?.fullPath).toBe(`private/${name}`);
  expect(await (await own.download(name)).data?.text()).toBe("hello");
  expect((await own.list(`${ann.id}/notes`)).data?.map((entry) => entry.name)).toEqual(["first.txt"]);
  for (const client of [bob.client, stack.anonymous]) {
    const other = client.storage.from("private");
    expect((await other.download(name)).error).not.toBeNull();
    expect((await other.list(`${ann.id}/notes`)).data).toEqual([]);
    expect((await other.createSignedUrl(name, 60)).data).toBeNull();
    expect((await other.remove([name])).data).toEqual([]);
    expect((await other.move(name, `${bob.id}/stolen.txt`)).error).not.toBeNull();
    expect((await other.copy(name, `${bob.id}/stolen.txt`)).error).not.toBeNull();
  }
  expect((await own.remove([name])).data).toHaveLength(1);
  expect((await own.info(name)).error).toMatchObject({ statusCode: "404", code: "NoSuchKey" });
});

test("nobody stores in another's folder, and what was refused leaves no file", async () => {
  const before = await filesOnDisk();
  const refused = await bob.client.storage.from("private").upload(`${ann.id}/x.txt`, "x", text);
  expect(refused.error).toMatchObject({ statusCode: "403" });
  const own = ann.client.storage.from("private");
  const large = Buffer.alloc(1_000_001);
  const form = new Blob([large], { type: "text/plain" });
  expect((await own.upload(`${ann.id}/large.txt`, large, text)).error).toMatchObject({ statusCode: "413" });
  expect((await own.upload(`${ann.id}/large.txt`, form)).error).toMatchObject({ statusCode: "413" });
  const wrong = await own.upload(`${ann.id}/x.html`, "<p>", { contentType: "image/png" });
  expect(wrong.error).toMatchObject({ statusCode: "415" });
  expect((await own.upload("nowhere", "x", text)).error).toMatchObject({ statusCode: "403" });
  expect((await ann.client.storage.from("missing").upload("x", "x")).error?.message).toBe("Bucket not found");
  expect(await filesOnDisk()).toEqual(before);
});

test("a stream without a length is refused at the byte above the limit", async () => {
  const body = Readable.from(Array.from({ length: 30 }, () => Buffer.alloc(100_000)));
  const response = await fetch(`${stack.url}/storage/v1/object/private/${ann.id}/stream.txt`, {
    method: "POST",
    headers: { authorization: `Bearer ${ann.token}`, "content-type": "text/plain" },
    body: Readable.toWeb(body),
    duplex: "half",
  } as RequestInit);
  expect(await response.json()).toMatchObject({ statusCode: "413" });
});

test("an object is replaced only on demand, and its former bytes go", async () => {
  const name = `${ann.id}/replaced.txt`;
  const own = ann.client.storage.from("private");
  await own.upload(name, "first", text);
  const count = (await filesOnDisk()).length;
  expect((await own.upload(name, "again", text)).error).toMatchObject({ statusCode: "409" });
  expect((await own.upload(name, "second", { ...text, upsert: true })).error).toBeNull();
  expect((await own.update(name, "third", text)).error).toBeNull();
  expect(await (await own.download(name)).data?.text()).toBe("third");
  expect(await filesOnDisk()).toHaveLength(count);
});

test("metadata, copies and moves keep the content", async () => {
  const own = ann.client.storage.from("private");
  const [from, copy, moved] = ["a.txt", "b.txt", "deep/c.txt"].map((name) => `${ann.id}/m/${name}`) as [
    string,
    string,
    string,
  ];
  await own.upload(from, "kept", { ...text, cacheControl: "60", metadata: { take: 2 } });
  expect((await own.info(from)).data).toMatchObject({
    size: 4,
    cacheControl: "max-age=60",
    metadata: { take: 2 },
  });
  expect((await own.copy(from, copy)).error).toBeNull();
  expect((await own.move(copy, moved)).error).toBeNull();
  await own.remove([from]);
  expect(await (await own.download(moved)).data?.text()).toBe("kept");
  const listed = await own.list(`${ann.id}/m`);
  expect(listed.data?.map(({ name, id }) => [name, id])).toEqual([["deep", null]]);
});

test("ranges, validators and HEAD are answered as a browser's player asks", async () => {
  const name = `${ann.id}/clip.mp4`;
  const own = ann.client.storage.from("private");
  await own.upload(name, Buffer.from("0123456789"), { contentType: "video/mp4" });
  const url = (await own.createSignedUrl(name, 60)).data?.signedUrl ?? "";
  const ask = (headers: Record<string, string>, method = "GET") => fetch(url, { headers, method });
  const part = await ask({ range: "bytes=2-4" });
  expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
    206,
    "bytes 2-4/10",
    "234",
  ]);
  expect(await (await ask({ range: "bytes=-3" })).text()).toBe("789");
  const behind = await ask({ range: "bytes=10-" });
  expect([behind.status, behind.headers.get("content-range")]).toEqual([416, "bytes */10"]);
  const whole = await ask({}, "HEAD");
  expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
  expect(whole.headers.get("content-length")).toBe("10");
  const etag = whole.headers.get("etag") ?? "";
  expect((await ask({ "if-none-match": etag })).status).toBe(304);
  expect((await ask({ "if-range": '"other"', range: "bytes=0-1" })).status).toBe(200);
  const saved = await fetch(`${url}&download=${encodeURIComponent('päper".mp4')}`);
  expect(saved.headers.get("content-disposition")).toContain('attachment; filename="p_per_.mp4"');
});

test("a signed URL opens one object for a while, and every change to it is refused", async () => {
  const own = ann.client.storage.from("private");
  await own.upload(`${ann.id}/signed.txt`, "open", text);
  await own.upload(`${ann.id}/other.txt`, "shut", text);
  const url = (await own.createSignedUrl(`${ann.id}/signed.txt`, 60)).data?.signedUrl ?? "";
  expect(await (await fetch(url)).text()).toBe("open");
  const status = async (address: string) => (await fetch(address)).status;
  expect(await status(url.replace("signed.txt", "other.txt"))).toBe(400);
  expect(await status(`${url.slice(0, -6)}AAAAAA`)).toBe(400);
  expect(await status(url.split("?")[0] ?? "")).toBe(400);
  const brief = (await own.createSignedUrl(`${ann.id}/signed.txt`, 1)).data?.signedUrl ?? "";
  await expect.poll(() => status(brief), { timeout: 5000, interval: 250 }).toBe(400);
});

test("a signed upload stores for its signer, once, at the signed place", async () => {
  const name = `${ann.id}/by-url.txt`;
  const { data } = await ann.client.storage.from("private").createSignedUploadUrl(name);
  const anybody = stack.anonymous.storage.from("private");
  const token = data?.token ?? "";
  expect((await anybody.uploadToSignedUrl(`${ann.id}/elsewhere.txt`, token, "x", text)).error).not.toBeNull();
  expect((await anybody.uploadToSignedUrl(name, token, "x", text)).error).toBeNull();
  expect((await anybody.uploadToSignedUrl(name, token, "y", text)).error).toMatchObject({
    statusCode: "409",
  });
  expect(await (await ann.client.storage.from("private").download(name)).data?.text()).toBe("x");
  const foreign = await bob.client.storage.from("private").createSignedUploadUrl(`${ann.id}/forged.txt`);
  expect(foreign.error).toMatchObject({ statusCode: "403" });
});

test("only a public bucket answers without a key, and names never become paths", async () => {
  await stack.service.storage.from("open").upload("page.html", "<script>", { contentType: "text/html" });
  const open = await fetch(stack.anonymous.storage.from("open").getPublicUrl("page.html").data.publicUrl);
  expect([open.status, open.headers.get("content-security-policy")]).toEqual([
    200,
    expect.stringContaining("sandbox"),
  ]);
  await ann.client.storage.from("private").upload(`${ann.id}/hidden.txt`, "x", text);
  const hidden = await fetch(`${stack.url}/storage/v1/object/public/private/${ann.id}/hidden.txt`);
  expect(hidden.status).toBe(400);
  for (const name of ["%2e%2e%2f%2e%2e%2fescape", "a%2f%2e%2e%2fb", "%00", "line%0abreak"]) {
    const address = `${stack.url}/storage/v1/object/open/${name}`;
    const headers = { authorization: `Bearer ${stack.serviceRoleKey}` };
    expect((await fetch(address, { method: "POST", headers, body: "x" })).status).toBe(400);
  }
  expect((await filesOnDisk()).every((name) => /^[0-9a-f-]{36}(\.json)?$/.test(name))).toBe(true);
});

test("buckets are made, limited, emptied and deleted by the service only", async () => {
  const { storage } = stack.service;
  expect((await storage.createBucket("fresh", { public: false, fileSizeLimit: "1kb" })).error).toBeNull();
  expect((await storage.getBucket("fresh")).data).toMatchObject({ file_size_limit: 1000, public: false });
  await storage.from("fresh").upload("a", "x");
  expect((await storage.deleteBucket("fresh")).error).toMatchObject({ statusCode: "409" });
  expect((await storage.emptyBucket("fresh")).error).toBeNull();
  expect((await storage.deleteBucket("fresh")).error).toBeNull();
  expect((await ann.client.storage.createBucket("mine", { public: true })).error).toMatchObject({
    statusCode: "403",
  });
});
