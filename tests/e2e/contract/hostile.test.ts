import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { curl, json } from "#tests/fixtures/curl.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { speak } from "#tests/fixtures/speak.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const url = inject("url");
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: Buffer;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  clip = await readFile(await makeClip(join(folder.path, "clip.mp4"), { seconds: 1 }));
});
afterAll(() => folder.remove());

/** Uploads with the bytes of a name as they are, as no well-behaved client would write them. */
async function uploadAs(name: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), clip, Buffer.from("\r\n--b--\r\n")]);
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const response = await fetch(`${url}/api/upload`, { method: "POST", headers, body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("a name with", () => {
  it.each([
    ["a semicolon", "a;b.mp4", "a;b.mp4"],
    ["bytes that are no UTF-8", "a\ud800.mp4", "a\ufffd.mp4"],
    ["a path of another system", "C:\\\\temp\\\\talk.mp4", "talk.mp4"],
  ])("%s is a name and nothing else", async (_what, name, kept) => {
    expect(await uploadAs(name)).toMatchObject({ status: 200, body: { filename: kept } });
  });

  it.each([
    ["a new line", "a\nb.mp4"],
    ["NUL", "a\0.mp4"],
    ["an escape sequence of a terminal", "a\u001b[2J.mp4"],
    ["a header behind it", 'a.mp4"\r\nx-evil: "1'],
  ])("%s is refused or cleaned, and reaches no header of an answer", async (_what, name) => {
    const { status, body } = await uploadAs(name);
    expect([200, 400]).toContain(status);
    expect(String(body.filename ?? "")).not.toMatch(/\p{Cc}/u);
    expect((await curl(url, "/info")).headers.get("x-evil")).toBeNull();
  });
});

it("a title is shown as text, whatever is in it", async () => {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(clip)]), "talk.mp4");
  const uploaded = await fetch(`${url}/api/upload`, { method: "POST", body: form });
  const { video_id } = (await uploaded.json()) as { video_id: string };
  const title = "</title><script>alert(1)</script>";
  const renamed = await curl(url, `/api/videos/${video_id}`, "-X", "PATCH", ...json({ title }));
  expect(renamed.body.title).toBe(title);
  for (const path of ["/videos", `/videos/${video_id}`]) {
    const page = await curl(url, path);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain("<script>alert(1)");
  }
  await curl(url, `/api/videos/${video_id}`, "-X", "DELETE");
});

describe("a request line that nobody sends by accident", () => {
  const upgrade = ["connection: upgrade", "upgrade: websocket", "sec-websocket-version: 13"];
  it.each([
    ["an address that is none, for a WebSocket", ["GET // HTTP/1.1", "host: x", ...upgrade]],
    ["a WebSocket to a host that is none", ["GET /projects/p/jobs/x/ws HTTP/1.1", "host: a b", ...upgrade]],
    ["an address that is none", ["GET // HTTP/1.1", "host: x"]],
    ["another server's address", ["GET http://evil.example/info HTTP/1.1", "host: evil.example"]],
    ["a host that is none", ["GET /info HTTP/1.1", "host: a b"]],
    ["no host", ["GET /info HTTP/1.1"]],
    ["a method that is none", ["BREW /info HTTP/1.1", "host: x"]],
    ["an asterisk", ["OPTIONS * HTTP/1.1", "host: x"]],
    ["a header of 100 KB", ["GET /info HTTP/1.1", "host: x", `x-long: ${"x".repeat(100_000)}`]],
    ["two lengths", ["POST /api/keys HTTP/1.1", "host: x", "content-length: 1", "content-length: 2"]],
  ])("with %s ends no process", async (_what, lines) => {
    const before = (await curl(url, "/metrics")).text;
    await speak(url, [...lines, "connection: close", "", ""], { endAfter: 1500 });
    const after = (await curl(url, "/metrics")).text;
    const startedAt = (text: string) => /^process_start_time_seconds (\S+)/m.exec(text)?.[1];
    expect(startedAt(before)).toMatch(/^\d/);
    expect(startedAt(after)).toBe(startedAt(before));
  });
});
