import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { untilEnded } from "#tests/fixtures/api.ts";
import { curl } from "#tests/fixtures/curl.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const run = promisify(execFile);
const url = inject("url");
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  await makeClip(join(folder.path, "pitch.mp4"), { seconds: 3 });
  await writeFile(
    join(folder.path, "pitch.vtt"),
    "WEBVTT\n\n00:00.000 --> 00:03.000\nWe need one million.\n",
  );
});
afterAll(() => folder.remove());

/** Runs a line of the README in a shell, on this stack. */
async function type(line: string, videoId = "") {
  const command = line.replace("http://localhost:3000", url).replace("VIDEO_ID", videoId);
  const { stdout } = await run("sh", ["-c", `${command} -sS`], { cwd: folder.path });
  return JSON.parse(stdout);
}

it("every curl line of the README works as it stands, one after the other", async () => {
  const readme = await readFile("README.md", "utf8");
  const lines = readme.split("\n").filter((line) => line.startsWith("curl "));
  const line = (path: string) => lines.find((candidate) => candidate.includes(path)) ?? "";
  const { video_id } = await type(line("/api/upload"));
  expect(await type(line("/api/analyze/"), video_id)).toMatchObject({ video_id, status: "processing" });
  expect((await type(line("/api/status/"), video_id)).progress).toBeLessThanOrEqual(100);
  await untilEnded(url, video_id);
  const results = await type(line("/api/results/"), video_id);
  expect(results).toMatchObject({
    video_id,
    metadata: { models_used: { transcription: "captions" } },
    feedback: { strengths: expect.any(Array), improvements: expect.any(Array) },
  });
  expect((await type(line("/api/monitoring"))).total_analyses).toBeGreaterThan(0);
  expect((await type(line("/health"))).status).toBe("healthy");
  expect(lines).toHaveLength(6);
});

it("what operations need is there", async () => {
  const metrics = await curl(url, "/metrics");
  expect([metrics.status, metrics.headers.get("content-type")]).toEqual([
    200,
    expect.stringMatching(/^text\/plain; version=0\.0\.4/),
  ]);
  const document = await curl(url, "/openapi.json");
  expect([document.status, document.body.openapi]).toEqual([200, expect.stringMatching(/^3\.1\./)]);
  for (const page of ["/docs", "/redoc"]) {
    const answer = await curl(url, page);
    expect([page, answer.status, answer.headers.get("content-type")]).toEqual([
      page,
      200,
      "text/html; charset=utf-8",
    ]);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(/script-src[^;]*/.exec(policy)?.[0]).toMatch(/'nonce-[^']+'/);
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain("unsafe-inline");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  }
  expect((await curl(url, "/api/inngest")).status).toBe(200);
});
