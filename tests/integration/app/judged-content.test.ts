import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { sumCosts } from "#lib/costs/record-call.ts";
import { closePool } from "#lib/media/pool.ts";
import { listenToSpeaker } from "#lib/recordings/analyze-steps.ts";
import { makeOpinion } from "#tests/factories/opinion.ts";
import { openJob, signUp, startApp } from "#tests/fixtures/app.ts";
import { type Behaviour, sayJson, startModelStub } from "#tests/fixtures/model-stub.ts";
import { runFfmpeg } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { runWithoutEngine, storeRecording } from "#tests/fixtures/transcribed-video.ts";

const captions =
  "WEBVTT\n\n00:00.000 --> 00:03.000\nEvery clinic loses two hours a day to patients who never come.\n\n00:03.000 --> 00:06.000\nWe are raising eight hundred thousand euros to hire five engineers.\n";
const opinion = makeOpinion({
  problem: "Every clinic loses two hours a day",
  ask: "We are raising eight hundred thousand",
});
let app: Awaited<ReturnType<typeof startApp>>;
let stub: Awaited<ReturnType<typeof startModelStub>>;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let caller: Caller;
let answer: (count: number) => Behaviour;
let sound: string;

beforeAll(async () => {
  stub = await startModelStub((_request, count) => answer(count));
  Object.assign(process.env, {
    TRANSCRIBERS: "captions",
    JUDGE_MODEL: "openai:judge-x",
    OPENAI_BASE_URL: `${stub.url}/v1`,
    INNGEST_DEV: "http://127.0.0.1:1",
  });
  app = await startApp();
  ({ caller } = await signUp(app.supabase, app.db));
  folder = await makeTemporaryDirectory();
  sound = join(folder.path, "tone.wav");
  await runFfmpeg("-f", "lavfi", "-i", "sine=frequency=200:duration=6", sound);
});
afterAll(async () => {
  await closePool();
  await folder.remove();
  await stub.stop();
  await app.stop();
});

async function judge() {
  stub.requests.length = 0;
  const { writeDown } = await import("#inngest/functions/write-down.ts");
  const { judgePitch } = await import("#inngest/functions/judge-pitch.ts");
  const videoId = await storeRecording(caller, sound, captions);
  const { job } = await openJob(caller, videoId);
  const ref = { jobId: job.id, videoId, ownerId: caller.actor.ownerId };
  const judged = await runWithoutEngine(caller, ref, async (run) => {
    await writeDown(run);
    const signal = new AbortController().signal;
    await listenToSpeaker(caller.db, ref, { signal, report: () => undefined });
    return judgePitch(run);
  });
  return { ...judged, ...(await sumCosts(caller.db, job.id)) };
}

describe("the content of a pitch", () => {
  it("is judged by the model that is configured, and what it costs is known not to be known", async () => {
    answer = () => sayJson(opinion);
    const { judgement, notes, costs, unpriced } = await judge();
    expect(judgement).toMatchObject({ judge: "127.0.0.1/judge-x", reason: null });
    expect(judgement?.items.find(({ item }) => item === "ask")).toMatchObject({ points: 4, spread: 0 });
    expect(notes).toEqual([]);
    expect(stub.requests).toHaveLength(3);
    expect(costs).toEqual({ contentUsd: 0, totalUsd: 0 });
    expect(unpriced).toEqual(["127.0.0.1:judge-x"]);
  });

  it("is judged by two answers where the third fails, and that is said", async () => {
    answer = (count) => (count === 2 ? { kind: "status", status: 500 } : sayJson(opinion));
    const { judgement, notes } = await judge();
    expect(judgement?.judge).toBe("127.0.0.1/judge-x");
    expect(notes).toEqual([expect.stringContaining("failed on its side (500)")]);
  });

  it.each([
    ["refuses the key", { kind: "status", status: 401 }, "refused the key", 1],
    ["answers nonsense", { kind: "text", text: "four" }, "something else", 2],
  ] as [string, Behaviour, string, number][])(
    "is judged by the local judge where the model %s, and that is said",
    async (_name, behaviour, words, calls) => {
      answer = () => behaviour;
      const { judgement, notes } = await judge();
      expect(stub.requests).toHaveLength(calls);
      expect(judgement?.judge).toContain("local");
      expect(notes).toEqual([expect.stringContaining(words)]);
      expect(notes[0]).toContain("The local judge did.");
    },
  );

  it("counts no item whose quote was not said, and the others all the same", async () => {
    answer = () => sayJson(makeOpinion({ problem: "nobody ever said this", ask: "hundred thousand euros" }));
    const { judgement } = await judge();
    expect(judgement?.judge).toBe("127.0.0.1/judge-x");
    const points = Object.fromEntries(
      (judgement?.items ?? []).map(({ item, points: given }) => [item, given]),
    );
    expect(points).toMatchObject({ problem: null, ask: 4, team: 0 });
  });
});
