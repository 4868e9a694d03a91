import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "#lib/auth/caller.ts";
import { recordCall } from "#lib/costs/record-call.ts";
import { closePool } from "#lib/media/pool.ts";
import { loadTranscript } from "#lib/recordings/find-transcript.ts";
import { saveTranscription } from "#lib/recordings/transcription-job.ts";
import { openJob, signUp, startApp } from "#tests/fixtures/app.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { type Behaviour, startModelStub } from "#tests/fixtures/model-stub.ts";
import { runFfmpeg } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";
import { runWithoutEngine, storeRecording } from "#tests/fixtures/transcribed-video.ts";

const media = findSharedMedia();
const speech = (name: string) => join(media ?? "", "speech", name);
let app: Awaited<ReturnType<typeof startApp>>;
let stub: Awaited<ReturnType<typeof startModelStub>>;
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let caller: Caller;
let behaviour: Behaviour;

beforeAll(async () => {
  stub = await startModelStub(() => behaviour);
  Object.assign(process.env, {
    TRANSCRIBERS: "captions,subtitles,openai",
    OPENAI_BASE_URL: `${stub.url}/v1`,
    INNGEST_DEV: "http://127.0.0.1:1",
  });
  app = await startApp();
  folder = await makeTemporaryDirectory();
  ({ caller } = await signUp(app.supabase, app.db));
});
beforeEach(() => {
  behaviour = { kind: "status", status: 500 };
  stub.requests.length = 0;
});
afterAll(async () => {
  await closePool();
  await folder.remove();
  await stub.stop();
  await app.stop();
});

/** From a recording in storage to what is kept of what was said in it. */
async function writeDownVideo(path: string, captions: string | Uint8Array | null) {
  const { writeDown } = await import("#inngest/functions/write-down.ts");
  const videoId = await storeRecording(caller, path, captions);
  const { job } = await openJob(caller, videoId);
  const ref = { jobId: job.id, videoId, ownerId: caller.actor.ownerId };
  const answer = await runWithoutEngine(caller, ref, (run) => writeDown(run));
  return { ref, answer, ...(await loadTranscript(caller.db, ref)) };
}

const chunksOf = async (jobId: string) =>
  (await app.db.from("transcript_chunks").select("position").eq("job_id", jobId)).data?.length;

describe.skipIf(!media)("what is said in a recording", () => {
  it("gets the times of its sentences from the voice where the text has none", async () => {
    const truth = JSON.parse(await readFile(speech("pauses-90s.json"), "utf8")) as {
      segments: [number, number][];
      texts: string[];
    };
    const { transcript } = await writeDownVideo(speech("pauses-90s.wav"), truth.texts.join("\n"));
    expect(transcript).toMatchObject({
      source: "captions",
      use: "content",
      language: "en",
      wordTimes: "approximate",
    });
    let place = 0;
    const errors = truth.texts.map((text, index) => {
      const start = transcript?.words[place]?.startSeconds ?? Number.NaN;
      place += text.split(" ").length;
      return Math.abs(start - (truth.segments[index]?.[0] ?? 0));
    });
    expect(transcript?.words).toHaveLength(place);
    expect(Math.max(...errors)).toBeLessThan(0.5);
    expect(stub.requests).toEqual([]);
  });

  it("is read from captions in UTF-16", async () => {
    const srt = "1\n00:00:00,300 --> 00:00:04,000\nUnd so, meine Landsleute, größer als zuvor\n";
    const { transcript } = await writeDownVideo(speech("jfk.wav"), Buffer.from(`\ufeff${srt}`, "utf16le"));
    expect(transcript?.words.map((word) => word.text).join(" ")).toBe(
      "Und so, meine Landsleute, größer als zuvor",
    );
    expect(transcript?.language).toBe("de");
  });

  it("is read from the subtitle track of the file", async () => {
    const [srt, mkv] = [join(folder.path, "a.srt"), join(folder.path, "a.mkv")];
    await writeFile(srt, "1\n00:00:00,300 --> 00:00:03,000\nAnd so, my <i>fellow</i> Americans\n");
    await runFfmpeg(
      "-i",
      speech("jfk.wav"),
      "-i",
      srt,
      "-map",
      "0:a",
      "-map",
      "1:s",
      "-c:s",
      "srt",
      "-metadata:s:s:0",
      "language=eng",
      mkv,
    );
    const { transcript } = await writeDownVideo(mkv, null);
    expect(transcript).toMatchObject({ source: "subtitles", language: "en" });
    const [cue] = transcript?.cues ?? [];
    expect(cue?.text).toBe("And so, my fellow Americans");
    expect(Math.abs((cue?.startSeconds ?? 0) - 0.3)).toBeLessThan(0.05);
  });

  it("is asked of the service where nothing came with it, and the calls are counted", async () => {
    const word = (text: string, start: number) => ({ word: text, start, end: start + 0.3 });
    // The last word stands where nobody speaks.
    const words = [word("And", 0.4), word("so", 0.8), word("my", 1.1), word("Thanks", 30)];
    behaviour = { kind: "json", body: { text: "And so my", language: "english", words } };
    const { ref, transcript, attempts } = await writeDownVideo(speech("jfk.wav"), null);
    expect(transcript?.words.map((one) => one.text)).toEqual(["And", "so", "my"]);
    expect(transcript).toMatchObject({ source: "openai/whisper-1", language: "en", wordTimes: "exact" });
    expect(attempts).toEqual([{ transcriber: "openai/whisper-1", outcome: "used", message: null }]);
    expect(stub.requests.map((request) => request.path)).toEqual(["/v1/audio/transcriptions"]);
    const { data } = await app.db.from("api_calls").select("*").eq("job_id", ref.jobId);
    expect(data).toMatchObject([
      { purpose: "transcription", provider: "127.0.0.1", model: "whisper-1", usd: null },
    ]);
    expect(data?.[0].audio_seconds).toBeGreaterThan(10);
  });

  it("is missing with a reason, and with what the service said, where that fails", async () => {
    behaviour = { kind: "status", status: 401 };
    const { answer, transcript, attempts } = await writeDownVideo(speech("jfk.wav"), "\u0000\u0001 no text");
    expect(transcript).toBeNull();
    expect(answer.reason).toBe("transcriber_failed");
    expect(attempts.map(({ transcriber, outcome }) => `${transcriber} ${outcome}`)).toEqual([
      "captions failed",
      "openai/whisper-1 failed",
    ]);
    expect(attempts[1]?.message).toContain("refused the key");
  });

  it("is never asked of a recording in which nobody speaks", async () => {
    const silent = join(folder.path, "silent.wav");
    await runFfmpeg("-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "20", silent);
    const { answer } = await writeDownVideo(silent, null);
    expect(answer).toMatchObject({ source: null, words: 0, reason: "no_speech" });
    expect(stub.requests).toEqual([]);
  });

  it("is the answer of the job; its parts are gone and its cost is noted once", async () => {
    const { ref } = await writeDownVideo(speech("jfk.wav"), "And so my fellow Americans ask not what");
    expect(await chunksOf(ref.jobId)).toBe(1);
    const usage = {
      provider: "openai",
      model: "whisper-1",
      inputKind: "audio" as const,
      audioSeconds: 60,
      inputTokens: null,
      outputTokens: null,
    };
    await recordCall(app.db, ref, "transcription", usage, new Date("2026-01-01"));
    await app.db.from("jobs").update({ type: "transcription" }).eq("id", ref.jobId);
    await saveTranscription(app.db, ref);
    await saveTranscription(app.db, ref);
    const { data: result } = await app.db.from("job_results").select("data").eq("job_id", ref.jobId).single();
    expect(result?.data).toMatchObject({
      source: "captions",
      language: "en",
      reason: null,
      costs: { totalUsd: 0.006 },
    });
    expect(result?.data.words).toHaveLength(8);
    expect(result?.data.words[0]).toMatchObject({
      text: "And",
      start: expect.any(Number),
      end: expect.any(Number),
    });
    expect(await chunksOf(ref.jobId)).toBe(0);
    const { data: metrics } = await app.db
      .from("monitoring_metrics")
      .select("value")
      .eq("job_id", ref.jobId)
      .eq("metric_type", "api_cost");
    expect(metrics).toEqual([{ value: { totalUsd: 0.006 } }]);
  });
});
