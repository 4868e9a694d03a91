import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { completeKeys } from "#supabase/local/keys/api-keys.ts";
import { call, untilEnded, upload } from "#tests/fixtures/api.ts";
import { killEverything, listStackProcesses } from "#tests/fixtures/kill-everything.ts";
import { makeClip } from "#tests/fixtures/media.ts";
import { choosePlace, type RunningStack, startStackProcess } from "#tests/fixtures/running-stack.ts";

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
  return data;
}

it("a job goes on after every process was killed, and repeats no step that had finished", async () => {
  const clip = await makeClip(join(place.home, "clip.mp4"), { seconds: 60 });
  const { body } = await upload(stack.url, clip);
  await call(stack.url, "POST", `/api/analyze/${body.video_id}`);
  const finished = async () => (await listSteps(body.video_id)).filter((step) => step.status === "completed");
  await expect
    .poll(async () => (await finished()).length, { timeout: 60_000, interval: 20 })
    .toBeGreaterThanOrEqual(2);

  const before = await finished();
  const { progress } = (await call(stack.url, "GET", `/api/status/${body.video_id}`)).body;
  expect(await killEverything(stack.home)).toBeGreaterThanOrEqual(5);
  await expect(call(stack.url, "GET", "/health")).rejects.toThrow();

  stack = await startStackProcess(place);
  const states = await untilEnded(stack.url, body.video_id);
  expect(states.at(-1)).toMatchObject({ status: "completed", progress: 100 });
  for (const state of states) expect(state.progress).toBeGreaterThanOrEqual(progress);
  const after = await listSteps(body.video_id);
  for (const step of before) expect(after).toContainEqual({ ...step, attempt: 1 });
  expect(after.every((step) => step.status === "completed")).toBe(true);
});

it("a second start on the same state directory says who holds it", async () => {
  await expect(startStackProcess(place)).rejects.toThrow(/is running already on/);
});

it("nothing of a stack is left when it was stopped", async () => {
  await stack.stop();
  expect(await listStackProcesses(stack.home)).toEqual([]);
});
