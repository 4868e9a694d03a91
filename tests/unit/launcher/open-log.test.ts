import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openLog } from "#scripts/launcher/open-log.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;

beforeEach(async () => {
  folder = await makeTemporaryDirectory();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await folder.remove();
});

describe("openLog", () => {
  it("writes one JSON object a line to LOG_FILE, which only this user may read", async () => {
    const path = join(folder.path, "deep/app.log");
    vi.stubEnv("LOG_FILE", path);
    const opened = await openLog(folder.path, "development");
    expect(opened.path).toBe(path);
    opened.log("Web", '{"level":30,"msg":"answered"}');
    opened.log("Worker", "plain words");
    const lines = async () => (await readFile(path, "utf8")).trim().split("\n");
    await expect.poll(async () => (await lines()).length).toBe(2);
    expect((await lines()).map((line) => JSON.parse(line))).toMatchObject([
      { part: "Web", msg: "answered" },
      { part: "Worker", msg: "plain words" },
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("writes below the state directory in production, and to the terminal while developing", async () => {
    expect((await openLog(folder.path, "production")).path).toBe(join(folder.path, "logs/pitchquest.log"));
    expect((await openLog(folder.path, "development")).path).toBeNull();
  });

  it("names LOG_FILE where it cannot be written", async () => {
    const path = join(folder.path, "folder");
    await mkdir(path);
    vi.stubEnv("LOG_FILE", path);
    await expect(openLog(folder.path, "production")).rejects.toThrow("LOG_FILE: ");
  });
});
