import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { call, untilEnded, upload } from "#tests/fixtures/api.ts";
import { choosePlace, type RunningStack, startStackProcess } from "#tests/fixtures/running-stack.ts";
import { findLongClip } from "./long-clip.ts";
import { findProcess } from "./stack-processes.ts";

let place: Awaited<ReturnType<typeof choosePlace>>;
let stack: RunningStack;
beforeAll(async () => {
  place = await choosePlace();
  stack = await startStackProcess(place);
});
afterAll(async () => {
  await stack.stop();
  await place.remove();
});

type Step = { step_id: string; status: string; attempt: number };

async function listSteps(videoId: string): Promise<Step[]> {
  const { secretKey } = await completeKeys();
  const db = createClient(stack.supabaseUrl, secretKey, { auth: { persistSession: false } });
  const { data, error } = await db
    .from("job_steps")
    .select("step_id,status,attempt,jobs!inner(video_id)")
    .eq("jobs.video_id", videoId)
    .order("position");
  if (error) throw error;
  return data.map(({ step_id, status, attempt }) => ({ step_id, status, attempt }));
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it.each([
  { step: "preprocess", clip: 0 as const },
  { step: "speech", clip: 1 as const },
])(
  "a worker that is told to end during $step ends, and the analysis goes on without doing a finished step twice",
  async ({ step, clip }) => {
    const { body } = await upload(stack.url, await findLongClip(stack.home, clip));
    await call(stack.url, "POST", `/api/analyze/${body.video_id}`);
    const worker = await findProcess(stack.home, "scripts/processes/worker.ts");
    const isRunning = async () =>
      (await listSteps(body.video_id)).some((row) => row.step_id === step && row.status === "running");
    await expect.poll(isRunning, { timeout: 60_000, interval: 20 }).toBe(true);

    const toldAt = performance.now();
    process.kill(worker, "SIGTERM");
    await expect.poll(() => isAlive(worker), { timeout: 20_000, interval: 20 }).toBe(false);
    const seconds = (performance.now() - toldAt) / 1000;
    const finished = (await listSteps(body.video_id)).filter(({ status }) => status === "completed");
    expect(seconds).toBeLessThan(12);
    expect(finished.length).toBeGreaterThan(0);

    const states = await untilEnded(stack.url, body.video_id);
    expect(states.at(-1)).toMatchObject({ status: "completed", progress: 100 });
    const after = await listSteps(body.video_id);
    const attempts = after.map(({ step_id, attempt }) => `${step_id} ${attempt}`).join(", ");
    process.stdout.write(
      `Told during ${step}, the worker ended after ${seconds.toFixed(1)} s; attempts: ${attempts}.\n`,
    );
    expect(after.every(({ status }) => status === "completed")).toBe(true);
    for (const row of finished) expect(after).toContainEqual(row);
    expect(await findProcess(stack.home, "scripts/processes/worker.ts")).not.toBe(worker);
  },
);
