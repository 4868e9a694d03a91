import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { checkEnvironment } from "#scripts/launcher/check-environment.ts";

const run = promisify(execFile);
const check = (variables: Record<string, string>) => () =>
  checkEnvironment({ NODE_ENV: "production", ...variables }, "/tmp/state");

describe("checkEnvironment", () => {
  it("needs nothing, and takes programs and folders that are there", () => {
    expect(check({})).not.toThrow();
    expect(check({ FFMPEG_PATH: process.execPath, ASR_MODEL_DIR: tmpdir(), FFPROBE_PATH: "" })).not.toThrow();
  });

  it.each([
    ["FFMPEG_PATH", "/nowhere/ffmpeg"],
    ["FFPROBE_PATH", join(process.cwd(), "package.json")],
    ["ASR_MODEL_DIR", process.execPath],
    ["PORT", "http"],
    ["WORKER_CONCURRENCY", "0"],
  ])("names %s where it is %j", (name, value) => {
    expect(check({ [name]: value })).toThrow(`${name}: `);
  });

  it("asks for the keys of a Supabase that is named", () => {
    expect(check({ SUPABASE_URL: "http://127.0.0.1:54321" })).toThrow("SUPABASE_PUBLISHABLE_KEY: ");
  });
});

it("npm start ends at once and names what is bad", async () => {
  const env = { ...process.env, PITCHQUEST_HOME: join(tmpdir(), "never-made"), MAX_UPLOAD_SIZE_MB: "many" };
  const start = run(process.execPath, ["scripts/pitchquest.js", "start"], { env, timeout: 20_000 });
  await expect(start).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("MAX_UPLOAD_SIZE_MB: "),
  });
  await expect(readFile(join(tmpdir(), "never-made"))).rejects.toMatchObject({ code: "ENOENT" });
}, 30_000);
