import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DetailedError, Upload, type UploadOptions } from "tus-js-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSupabase } from "#supabase/local/server.ts";
import { startTenantStack, type Tenant, type TenantStack } from "./tenants.ts";

let stack: TenantStack;
let ann: Tenant;
let bob: Tenant;
let second: Awaited<ReturnType<typeof startSupabase>> | null = null;

beforeAll(async () => {
  stack = await startTenantStack();
  ann = await stack.openTenant("ann@example.com");
  bob = await stack.openTenant("bob@example.com");
});

afterAll(async () => {
  await second?.stop();
  await stack.stop();
});

const content = Buffer.alloc(600_000, "pitch");

const partialFiles = () => readdir(join(stack.directory, "storage", "resumable"));

function options(tenant: Tenant, objectName: string, more: Partial<UploadOptions> = {}): UploadOptions {
  return {
    endpoint: `${stack.url}/storage/v1/upload/resumable`,
    headers: { authorization: `Bearer ${tenant.token}` },
    metadata: { bucketName: "private", objectName, contentType: "video/mp4", cacheControl: "60" },
    chunkSize: 200_000,
    retryDelays: [],
    ...more,
  };
}

/** Uploads to the end, or until `stopAfter` bytes were accepted. @returns the upload's address. */
function upload(
  tenant: Tenant,
  name: string,
  more: Partial<UploadOptions> = {},
  stopAfter = Number.POSITIVE_INFINITY,
) {
  return new Promise<string>((resolve, reject) => {
    const running: Upload = new Upload(content, {
      ...options(tenant, name, more),
      onError: reject,
      onSuccess: () => resolve(running.url ?? ""),
      onChunkComplete: (_size, accepted) => {
        if (accepted >= stopAfter) void running.abort().then(() => resolve(running.url ?? ""));
      },
    });
    running.start();
  });
}

const statusOf = (error: unknown) =>
  error instanceof DetailedError ? error.originalResponse?.getStatus() : error;
const patch = (address: string, offset: number, body: Buffer, tenant = ann) =>
  fetch(address, {
    method: "PATCH",
    headers: {
      authorization: `Bearer ${tenant.token}`,
      "tus-resumable": "1.0.0",
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
    },
    body: new Uint8Array(body),
  });

test("a file sent whole with the opening of its upload becomes an object at once", async () => {
  const name = `${ann.id}/at-once.mp4`;
  await upload(ann, name, { uploadDataDuringCreation: true, chunkSize: Number.POSITIVE_INFINITY });
  const { data } = await ann.client.storage.from("private").download(name);
  expect(Buffer.from(await (data as Blob).arrayBuffer()).equals(content)).toBe(true);
});

test("a piece that the disk has no room for is told apart from a storage that is broken", async () => {
  const address = await upload(ann, `${ann.id}/too-much.mp4`, {}, 200_000);
  const file = join(stack.directory, "storage", "resumable", address.split("/").at(-1) ?? "");
  await rm(file);
  await symlink("/dev/full", file);
  const refused = await patch(address, 0, content);
  expect([refused.status, await refused.text()]).toEqual([507, "There is no room left for the file\n"]);
  const headers = { authorization: `Bearer ${ann.token}`, "tus-resumable": "1.0.0" };
  expect((await fetch(address, { method: "DELETE", headers })).status).toBe(204);
});

test("an upload in parts becomes an object when its last part is in, and leaves nothing beside it", async () => {
  const name = `${ann.id}/whole.mp4`;
  const own = ann.client.storage.from("private");
  const address = await upload(ann, name, {}, 200_000);
  expect((await own.info(name)).error).not.toBeNull();
  await upload(ann, name, { uploadUrl: address });
  expect(Buffer.from((await (await own.download(name)).data?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(
    content,
  );
  expect((await own.info(name)).data).toMatchObject({ contentType: "video/mp4", cacheControl: "max-age=60" });
  expect(await partialFiles()).toEqual([]);
});

test("an upload goes on after a restart of the server", async () => {
  const name = `${ann.id}/restarted.mp4`;
  const address = await upload(ann, name, {}, 400_000);
  const { databaseUrl, directory } = stack;
  second = await startSupabase({ databaseUrl, directory, port: 0 });
  const moved = address.replace(stack.url, second.url);
  const known = await fetch(moved, {
    method: "HEAD",
    headers: { authorization: `Bearer ${ann.token}`, "tus-resumable": "1.0.0" },
  });
  expect(known.headers.get("upload-offset")).toBe("400000");
  await upload(ann, name, { uploadUrl: moved });
  expect((await ann.client.storage.from("private").info(name)).data?.size).toBe(content.length);
});

test("a client that lost the last answer learns that its upload is complete", async () => {
  const name = `${ann.id}/told.mp4`;
  const address = await upload(ann, name);
  const asked = await fetch(address, {
    method: "HEAD",
    headers: { authorization: `Bearer ${ann.token}`, "tus-resumable": "1.0.0" },
  });
  expect([asked.status, asked.headers.get("upload-offset")]).toEqual([200, String(content.length)]);
});

test("an upload that was complete when the server was killed becomes its object afterwards", async () => {
  const name = `${ann.id}/killed.mp4`;
  const address = await upload(ann, name, {}, 400_000);
  const id = address.split("/").at(-1) ?? "";
  const storage = join(stack.directory, "storage");
  // The moment after the bytes were put in their place and before their row was committed.
  const place = join(storage, "objects", id.slice(0, 2), id);
  await mkdir(join(place, ".."), { recursive: true });
  await writeFile(place, content);
  await rm(join(storage, "resumable", id));
  await writeFile(join(storage, "unsettled", id), "");
  const { databaseUrl, directory } = stack;
  const restarted = await startSupabase({ databaseUrl, directory, port: 0 });
  const ask = async () => {
    const headers = { authorization: `Bearer ${ann.token}`, "tus-resumable": "1.0.0" };
    const known = await fetch(address.replace(stack.url, restarted.url), { method: "HEAD", headers });
    return known.headers.get("upload-offset");
  };
  await expect.poll(ask).toBe(String(content.length));
  const stored = await ann.client.storage.from("private").download(name);
  expect(stored.data?.size).toBe(content.length);
  expect(await readdir(join(storage, "unsettled"))).toEqual([]);
  await restarted.stop();
});

test("a wrong offset is a conflict, more than was announced is too large", async () => {
  const address = await upload(ann, `${ann.id}/offset.mp4`, {}, 200_000);
  expect((await patch(address, 100_000, Buffer.from("x"))).status).toBe(409);
  expect((await patch(address, 200_000, Buffer.alloc(500_000))).status).toBe(413);
});

test("an upload is its owner's: others can neither continue, ask, nor end it", async () => {
  const name = `${ann.id}/mine.mp4`;
  const address = await upload(ann, name, {}, 200_000);
  expect((await patch(address, 200_000, Buffer.from("x"), bob)).status).toBe(403);
  const headers = { authorization: `Bearer ${bob.token}`, "tus-resumable": "1.0.0" };
  expect((await fetch(address, { method: "HEAD", headers })).status).toBe(403);
  expect((await fetch(address, { method: "DELETE", headers })).status).toBe(403);
  await expect(upload(bob, name).catch(statusOf)).resolves.toBe(403);
});

test("what a bucket does not take is refused before the first byte", async () => {
  const metadata = { bucketName: "private", objectName: `${ann.id}/x`, contentType: "image/png" };
  await expect(upload(ann, "x", { metadata }).catch(statusOf)).resolves.toBe(415);
  const tooLarge = options(ann, `${ann.id}/large.mp4`);
  const large = new Promise((resolve) => {
    new Upload(Buffer.alloc(1_000_001), { ...tooLarge, onError: resolve, onSuccess: resolve }).start();
  });
  expect(statusOf(await large)).toBe(413);
  const noName = { bucketName: "private" };
  await expect(upload(ann, "x", { metadata: noName }).catch(statusOf)).resolves.toBe(400);
});

test("an existing object is replaced only on demand", async () => {
  const name = `${ann.id}/again.mp4`;
  await upload(ann, name);
  await expect(upload(ann, name).catch(statusOf)).resolves.toBe(409);
  const headers = { authorization: `Bearer ${ann.token}`, "x-upsert": "true" };
  await expect(upload(ann, name, { headers })).resolves.toContain("/upload/resumable/");
});

test("an ended upload and one whose time is up are gone with their bytes", async () => {
  const ended = await upload(ann, `${ann.id}/ended.mp4`, {}, 200_000);
  const headers = { authorization: `Bearer ${ann.token}`, "tus-resumable": "1.0.0" };
  expect((await fetch(ended, { method: "DELETE", headers })).status).toBe(204);
  expect((await fetch(ended, { method: "HEAD", headers })).status).toBe(404);

  const late = await upload(ann, `${ann.id}/late.mp4`, {}, 200_000);
  const { databaseUrl, directory } = stack;
  const strict = await startSupabase({ databaseUrl, directory, port: 0, uploadExpirationMs: 1 });
  expect([404, 410]).toContain(
    (await patch(late.replace(stack.url, strict.url), 200_000, Buffer.from("x"))).status,
  );
  await expect.poll(partialFiles).toEqual([]);
  await strict.stop();
});
