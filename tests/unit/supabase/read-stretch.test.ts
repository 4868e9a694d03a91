import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdir, readlink, writeFile } from "node:fs/promises";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readStretch } from "#supabase/local/storage/read-stretch.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const content = randomBytes(6_000_001);
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let path: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  path = join(folder.path, "content");
  await writeFile(path, content);
});
afterAll(() => folder.remove());

async function read(start: number, end: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of readStretch(path, { start, end })) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** The response to a call of a server that sends the whole file, and when that is over. */
async function ask(): Promise<{ response: IncomingMessage; sent: Promise<unknown> }> {
  let over: (outcome: Promise<unknown>) => void;
  const sent = new Promise((resolve) => {
    over = resolve;
  });
  const server = createServer((_, answer) => {
    answer.writeHead(200, { "content-length": String(content.length) });
    over(pipeline(readStretch(path, { start: 0, end: content.length - 1 }), answer).catch(String));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const request = get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  request.on("error", () => {});
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.once("close", () => server.close());
  return { response, sent };
}

async function countOpen(): Promise<number> {
  const links = (await readdir("/proc/self/fd")).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ""));
  return (await Promise.all(links)).filter((link) => link === path).length;
}

describe("a stretch of a file", () => {
  it.each([
    [0, 0],
    [0, content.length - 1],
    [1, 262_144],
    [262_143, 262_144],
    [5_999_999, 6_000_000],
    [5_999_999, 9_000_000],
  ])("from %d to %d is those bytes of it", async (start, end) => {
    expect((await read(start, end)).equals(content.subarray(start, end + 1))).toBe(true);
  });

  it("reaches a client that takes its time, unchanged by the pieces after it", async () => {
    const { response } = await ask();
    const pieces: Buffer[] = [];
    for await (const piece of response) {
      pieces.push(piece);
      if (pieces.length % 16 === 0) await sleep(2);
    }
    expect(Buffer.concat(pieces).equals(content)).toBe(true);
  });

  it.runIf(process.platform === "linux")("is let go of when the client goes away", async () => {
    const { response, sent } = await ask();
    await once(response, "data");
    expect(await countOpen()).toBe(1);
    response.destroy();
    await sent;
    expect(await countOpen()).toBe(0);
  });

  it("leaves no buffers behind", async () => {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    for await (const _ of readStretch(path, { start: 0, end: content.length - 1 })) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(most).toBeLessThan(1_000_000);
  });
});
