import { readdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { errorBodySchema } from "#lib/http/error-body.ts";
import { curl, json } from "#tests/fixtures/curl.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { speak } from "#tests/fixtures/speak.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const url = inject("url");
const incoming = () => readdir(join(inject("home"), "incoming"));
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let clip: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  clip = await makeClip(join(folder.path, "clip.mp4"), { seconds: 1 });
});
afterAll(() => folder.remove());

describe("file names", () => {
  it.each([
    ["-y.mp4", "-y.mp4"],
    ["concat:x.mp4", "concat:x.mp4"],
    ["$(touch pwned).mp4", "$(touch pwned).mp4"],
    ["a`id`&&b|c.mp4", "a`id`&&b|c.mp4"],
    ["../../../etc/passwd.mp4", "passwd.mp4"],
    ["a\u202Egpj.mp4", "agpj.mp4"],
    ["<script>alert(1)<-script>.mp4", "<script>alert(1)<-script>.mp4"],
    [`${"x".repeat(296)}.mp4`, `${"x".repeat(196)}.mp4`],
  ])("%j is taken as a name and nothing else", async (name, kept) => {
    const form = new FormData();
    form.set("file", new Blob([await (await import("node:fs/promises")).readFile(clip)]), name);
    const response = await fetch(`${url}/api/upload`, { method: "POST", body: form });
    expect(await response.json()).toMatchObject({ filename: kept, status: "uploaded" });
  });

  it.each(["a.mp4.php", "a", "a.html", ".mp4"])("%j is no video's", async (name) => {
    const answer = await curl(url, "/api/upload", "-F", `file=@${clip};filename=${name};type=video/mp4`);
    expect([answer.status, answer.body.code]).toEqual([400, "invalid_file_type"]);
  });

  it("a wrong type in the form changes nothing: content decides", async () => {
    const answer = await curl(url, "/api/upload", "-F", `file=@${clip};filename=a.mov;type=text/html`);
    expect(answer.status).toBe(200);
  });
});

describe("sizes", () => {
  it("one byte more than the limit is refused, and the words say so", async () => {
    const path = join(folder.path, "large.mp4");
    await writeFile(path, "");
    await truncate(path, 100 * 1024 * 1024 + 1);
    const answer = await curl(url, "/api/upload", "-F", `file=@${path}`);
    expect(answer).toMatchObject({ status: 400, body: { error: "File too large (100.1MB). Max: 100MB" } });
    await truncate(path, 100 * 1024 * 1024);
    expect((await curl(url, "/api/upload", "-F", `file=@${path}`)).body.code).not.toBe("file_too_large");
    expect(await incoming()).toEqual([]);
  });

  it("a resumable upload of more than its limit is not opened", async () => {
    const order = { filename: "a.mp4", size_bytes: 2048 * 1024 * 1024 + 1 };
    expect((await curl(url, "/api/videos", ...json(order))).body.code).toBe("file_too_large");
  });

  it.each([
    ["shorter than it says", 100_000],
    ["longer than it says", 200],
  ])("a body that is %s harms nobody", async (_what, length) => {
    const body = [
      "--b",
      'content-disposition: form-data; name="file"; filename="a.mp4"',
      "",
      "x".repeat(5000),
      "--b--",
      "",
    ];
    const head = [
      "POST /api/upload HTTP/1.1",
      "host: localhost",
      "content-type: multipart/form-data; boundary=b",
    ];
    await speak(url, [...head, `content-length: ${length}`, "", ...body]);
    expect((await curl(url, "/info")).status).toBe(200);
    await expect.poll(incoming).toEqual([]);
  });

  it("an upload that breaks off leaves no file", async () => {
    const head = [
      "POST /api/upload HTTP/1.1",
      "host: localhost",
      "content-type: multipart/form-data; boundary=b",
    ];
    const part = [
      "--b",
      'content-disposition: form-data; name="file"; filename="a.mp4"',
      "",
      "x".repeat(90_000),
    ];
    await speak(url, [...head, "content-length: 1000000", "", ...part], { endAfter: 500 });
    await expect.poll(incoming).toEqual([]);
  });

  it("a slow body holds up nobody else", async () => {
    const slow = speak(
      url,
      [
        "POST /api/videos HTTP/1.1",
        "host: localhost",
        "content-type: application/json",
        "content-length: 100",
        "",
        "{",
      ],
      { endAfter: 4000 },
    );
    await sleep(200);
    const began = Date.now();
    expect((await curl(url, "/info")).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(3000);
    await slow;
  });
});

describe("addresses and numbers", () => {
  it.each(["/api/status/%E0%A4%A", "/api/status/%00", "/%", `/api/status/${"x".repeat(9000)}`])(
    "%s cannot be read: 400",
    async (path) => {
      const answer = await curl(url, path);
      expect(answer.status).toBe(400);
      expect(errorBodySchema.parse(answer.body)).toMatchObject({ code: "invalid_address", status_code: 400 });
    },
  );

  it.each(["/api/status/../../etc/passwd", "/api/../../../etc/passwd", "/projects/..%2f..%2fetc/videos"])(
    "%s leads nowhere",
    async (path) => {
      const answer = await curl(url, path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toContain("root:");
    },
  );

  it.each(["NaN", "-1", "0", "1e308", "Infinity", "9".repeat(400), "twelve", ""])(
    "a target of %j seconds is refused with 422",
    async (value) => {
      const answer = await curl(
        url,
        "/api/v1/upload",
        "-F",
        `file=@${clip}`,
        "-F",
        `target_duration=${value}`,
      );
      expect([answer.status, answer.body.code]).toEqual([422, "invalid_request"]);
    },
  );

  it("an unknown address and an unknown method are told in the same shape as all errors", async () => {
    const address = await curl(url, "/api/nothing");
    expect(errorBodySchema.parse(address.body)).toMatchObject({ status_code: 404, code: "route_not_found" });
    const method = await curl(url, "/api/upload", "-X", "PUT", "-d", "x");
    expect(errorBodySchema.parse(method.body)).toMatchObject({
      status_code: 405,
      code: "method_not_allowed",
    });
  });
});
