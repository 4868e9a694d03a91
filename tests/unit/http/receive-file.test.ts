import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { receiveFile as ReceiveFile } from "#lib/http/receive-file.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const declaration = { file: "file", kind: "video", textFiles: ["captions"] } as const;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let receiveFile: typeof ReceiveFile;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  Object.assign(process.env, {
    SUPABASE_URL: "http://127.0.0.1:1",
    SUPABASE_PUBLISHABLE_KEY: "none",
    SUPABASE_SECRET_KEY: "none",
    PITCHQUEST_HOME: folder.path,
    LOG_LEVEL: "silent",
  });
  ({ receiveFile } = await import("#lib/http/receive-file.ts"));
});
afterAll(() => folder.remove());

const clip = () => new Blob(["0123456789"]);
const post = (parts: [name: string, value: Blob | string, filename?: string][]) => {
  const body = new FormData();
  for (const [name, value, filename] of parts) {
    if (typeof value === "string") body.append(name, value);
    else body.append(name, value, filename);
  }
  return receiveFile(new Request("http://x", { method: "POST", body }), declaration);
};

describe("a form with a recording", () => {
  it.each([
    ["UTF-8", Buffer.from("Größe 59 €")],
    ["UTF-16", Buffer.from("\ufeffGröße 59 €", "utf16le")],
    ["Windows-1252", Buffer.from("Gr\xf6\xdfe 59 \x80", "latin1")],
  ])("may bring its captions as a file in %s, before the recording or after it", async (_, bytes) => {
    const captions = ["captions", new Blob([bytes]), "a.srt"] as [string, Blob, string];
    const recording = ["file", clip(), "a.mp4"] as [string, Blob, string];
    for (const parts of [
      [captions, recording],
      [recording, captions],
    ]) {
      const { file, fields } = await post(parts);
      expect(fields.captions?.replace("\ufeff", "")).toBe("Größe 59 €");
      expect(file.sizeBytes).toBe(10);
    }
  });

  it("may bring them as a field as before", async () => {
    const { fields } = await post([
      ["captions", "WEBVTT"],
      ["file", clip(), "a.mp4"],
    ]);
    expect(fields.captions).toBe("WEBVTT");
  });

  it("is refused with captions of more than 2 MB, and nothing of it stays", async () => {
    const long = new Blob([Buffer.alloc(2 * 1024 * 1024 + 1, "a")]);
    const list = () => readdir(join(folder.path, "incoming"));
    const before = await list();
    const sent = post([
      ["file", clip(), "a.mp4"],
      ["captions", long, "a.srt"],
    ]);
    await expect(sent).rejects.toMatchObject({ code: "field_too_large", httpStatus: 413 });
    expect(await list()).toEqual(before);
  });

  it("takes the first of two recordings", async () => {
    const { file } = await post([
      ["file", clip(), "a.mp4"],
      ["file", new Blob(["other bytes"]), "b.mp4"],
    ]);
    expect(file).toMatchObject({ filename: "a.mp4", sizeBytes: 10 });
  });
});
