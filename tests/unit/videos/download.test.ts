import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setInterval } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { download } from "#lib/videos/download.ts";
import { downloadInThread } from "#lib/videos/download-in-thread.ts";
import { fingerprint } from "#lib/videos/fingerprint.ts";

const piece = Buffer.alloc(64 * 1024, 7);
const pieces = 1024;

let directory: string;
let path: string;
let server: Server | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "pitchquest-download-"));
  path = join(directory, "file");
});

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(directory, { recursive: true });
});

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Sends 64 MB, always of the same memory. */
const sendPieces: RequestListener = async (_request, response) => {
  for (let index = 0; index < pieces; index++) {
    if (!response.write(piece)) await once(response, "drain");
  }
  response.end();
};

it("takes a file to disk and measures it without its bytes coming into this thread", async () => {
  const url = await serve(sendPieces);
  const before = process.memoryUsage().arrayBuffers;
  const done = new AbortController();
  let most = 0;
  const watch = (async () => {
    for await (const _ of setInterval(1, undefined, { signal: done.signal })) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
  })().catch(() => undefined);
  const facts = await downloadInThread({ url, path });
  done.abort();
  await watch;
  expect(facts).toEqual(await fingerprint(path));
  expect(facts.sizeBytes).toBe(pieces * piece.length);
  expect(most).toBeLessThan(2 * piece.length);
});

it("refuses an answer that is not the file", async () => {
  const url = await serve((_request, response) => void response.writeHead(404).end("not here"));
  await expect(download(url, path)).rejects.toThrow("404");
  await expect(downloadInThread({ url, path })).rejects.toThrow("404");
});

it("says that the sender broke off", async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { "content-length": 2 * piece.length });
    response.write(piece, () => response.destroy());
  });
  await expect(download(url, path)).rejects.toThrow();
});

it("stops when it is told to", async () => {
  const stop = new AbortController();
  const url = await serve((_request, response) => {
    response.write(piece);
    stop.abort();
  });
  await expect(download(url, path, { signal: stop.signal })).rejects.toMatchObject({ name: "AbortError" });
});
