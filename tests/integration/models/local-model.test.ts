import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fetchModel } from "#lib/models/transcribers/local/fetch-model.ts";
import { createLocalTranscriber } from "#lib/models/transcribers/local/local-transcriber.ts";
import { findLocalModel } from "#lib/models/transcribers/local/model-folder.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const contents: Record<string, Buffer> = {
  "tiny.en-encoder.int8.onnx": Buffer.alloc(300_000, "encoder"),
  "tiny.en-decoder.int8.onnx": Buffer.alloc(500_000, "decoder"),
  "tiny.en-tokens.txt": Buffer.from("a 0\nb 1\n"),
};
const sha = (kind: string, body: Buffer, before = "") =>
  createHash(kind).update(before).update(body).digest("hex");
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let server: Server;
let hub: string;
/** Bytes after which each answer breaks off; ranges given; whether files arrive as they are listed. */
const mood = { cutAfter: Number.POSITIVE_INFINITY, knowsRanges: true, isFalse: false };
let ranges: (string | undefined)[] = [];

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  server = createServer((request, response) => {
    if (request.url?.startsWith("/api/models/")) {
      const listing = Object.entries({ ...contents, "README.md": Buffer.from("#") }).map(([path, body]) => ({
        type: "file",
        path,
        size: body.length,
        oid: sha("sha1", body, `blob ${body.length}\0`),
        ...(path.endsWith(".onnx") ? { lfs: { oid: sha("sha256", body), size: body.length } } : {}),
      }));
      response.end(JSON.stringify(listing));
      return;
    }
    const name = request.url?.split("/").at(-1) ?? "";
    const body = mood.isFalse ? Buffer.alloc(contents[name]?.length ?? 0, "x") : (contents[name] as Buffer);
    ranges.push(request.headers.range);
    const first = mood.knowsRanges ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0) : 0;
    response.writeHead(first > 0 ? 206 : 200, { "content-length": body.length - first });
    const piece = body.subarray(first, first + mood.cutAfter);
    response.write(piece, () =>
      piece.length < body.length - first ? setTimeout(() => response.destroy(), 50) : response.end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  Object.assign(mood, { cutAfter: Number.POSITIVE_INFINITY, knowsRanges: true, isFalse: false });
  ranges = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await folder.remove();
});

const fetchTo = (place: string, onProgress?: (done: number, all: number) => void) =>
  fetchModel({ name: "whisper-tiny.en", folder: join(folder.path, place), hub, onProgress });

async function expectWhole(target: string) {
  for (const [name, body] of Object.entries(contents))
    expect((await readFile(join(target, name))).equals(body)).toBe(true);
}

describe("fetching a speech model", () => {
  it("brings its files, tells how far it is, and gives a folder that is known for what it is", async () => {
    const shares: number[] = [];
    const target = await fetchTo("whole", (done, all) => shares.push(done / all));
    await expectWhole(target);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(await findLocalModel(target)).toMatchObject({
      kind: "whisper",
      name: "whisper-tiny.en",
      englishOnly: true,
    });
    expect(await fetchTo("whole")).toBe(target);
  });

  it.each([true, false])("goes on after the connection broke off (ranges known: %s)", async (knowsRanges) => {
    mood.cutAfter = 200_000;
    await expect(fetchTo(`cut-${knowsRanges}`)).rejects.toMatchObject({
      code: "model_not_fetched",
      retryable: true,
    });
    Object.assign(mood, { cutAfter: Number.POSITIVE_INFINITY, knowsRanges });
    ranges = [];
    await expectWhole(await fetchTo(`cut-${knowsRanges}`));
    expect(ranges[0]).toMatch(/^bytes=\d+-$/);
  });

  it("refuses what has another checksum and keeps none of it", async () => {
    mood.isFalse = true;
    await expect(fetchTo("false")).rejects.toMatchObject({ code: "model_checksum_wrong" });
    expect(await findLocalModel(join(folder.path, "false/whisper-tiny.en"))).toBeNull();
    mood.isFalse = false;
    await expectWhole(await fetchTo("false"));
  });

  it("names the models there are instead of one that is not", async () => {
    const asked = fetchModel({ name: "whisper-huge", folder: folder.path, hub });
    await expect(asked).rejects.toMatchObject({
      code: "model_not_found",
      publicMessage: expect.stringContaining("whisper-tiny.en"),
    });
  });
});

describe("a model on disk", () => {
  it("that is broken ends its own process and is named, no more", async () => {
    const path = join(folder.path, "sherpa-onnx-moonshine-tiny-en-int8");
    await mkdir(path);
    for (const name of [
      "preprocess.onnx",
      "encode.int8.onnx",
      "uncached_decode.int8.onnx",
      "cached_decode.int8.onnx",
      "tokens.txt",
    ])
      await writeFile(join(path, name), "no model");
    const model = await findLocalModel(path);
    expect(model).toMatchObject({ kind: "moonshine", name: "moonshine-tiny-en-int8", englishOnly: true });
    const sound = join(folder.path, "sound.s16");
    await writeFile(sound, Buffer.alloc(32_000));
    const transcriber = createLocalTranscriber(model as NonNullable<typeof model>);
    const range = { startSeconds: 0, endSeconds: 1 };
    const asked = transcriber.transcribe({ ...range, path: sound, segments: [range] }, { language: null });
    await expect(asked).rejects.toMatchObject({ code: "local_model_broken", retryable: false });
  });

  it("is none where files are missing", async () => {
    expect(await findLocalModel(join(folder.path, "nowhere"))).toBeNull();
    expect(await findLocalModel(folder.path)).toBeNull();
  });
});
