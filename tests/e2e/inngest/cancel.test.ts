import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { call, upload } from "#tests/fixtures/api.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { findLongClip } from "./long-clip.ts";
import { findProcess, listDescendants } from "./stack-processes.ts";

/** What a cancellation promises: no later than this the work of it is gone. */
const longestMilliseconds = 2000;

const url = inject("url");
const home = inject("home");
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let videoId: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  videoId = (await upload(url, await findLongClip(folder.path))).body.video_id;
});
afterAll(() => folder.remove());

const countAtWork = async (worker: number) =>
  [...(await listDescendants(worker)).values()].filter((name) => name.startsWith("ff")).length;

it("a cancelled analysis leaves no ffmpeg behind, two seconds later at the latest", async () => {
  const worker = await findProcess(home, "scripts/processes/worker.ts");
  const taken: number[] = [];
  for (const pauseMilliseconds of [0, 700]) {
    const { body } = await call(url, "POST", `/api/analyze/${videoId}`);
    await expect.poll(() => countAtWork(worker), { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    expect(await countAtWork(worker), "still at work when it is cancelled").toBeGreaterThan(0);
    const cancelledAt = performance.now();
    expect((await call(url, "DELETE", `/api/v1/jobs/${body.job_id}`)).status).toBe(200);
    await expect.poll(() => countAtWork(worker), { timeout: 10_000, interval: 10 }).toBe(0);
    taken.push(performance.now() - cancelledAt);
    expect((await call(url, "GET", `/api/status/${videoId}`)).body.status).not.toBe("processing");
  }
  process.stdout.write(
    `Cancelled work was gone after ${taken.map((ms) => Math.round(ms)).join(" and ")} ms.\n`,
  );
  expect(Math.max(...taken)).toBeLessThan(longestMilliseconds);
  expect(await findProcess(home, "scripts/processes/worker.ts"), "the worker itself goes on").toBe(worker);
});
