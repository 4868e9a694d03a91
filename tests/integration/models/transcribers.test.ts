import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ModelUsage } from "#lib/costs/price-call.ts";
import { createGeminiTranscriber } from "#lib/models/transcribers/gemini-transcriber.ts";
import { createOpenAiTranscriber } from "#lib/models/transcribers/openai-transcriber.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { failures } from "#tests/fixtures/model-failures.ts";
import { type Behaviour, sayJson, startModelStub } from "#tests/fixtures/model-stub.ts";
import { runFfmpeg } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const media = findSharedMedia();
let folder: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let stub: Awaited<ReturnType<typeof startModelStub>>;
let path: string;

beforeAll(async () => {
  folder = await makeTemporaryDirectory();
  path = join(folder.path, "audio.s16");
  const source = media ? ["-i", join(media, "speech/jfk.wav")] : ["-f", "lavfi", "-i", "sine=duration=11"];
  await runFfmpeg(...source, "-ar", "16000", "-ac", "1", "-f", "s16le", path);
});
afterEach(() => stub?.stop());
afterAll(() => folder.remove());

const audio = () => ({
  path,
  startSeconds: 2,
  endSeconds: 8,
  segments: [{ startSeconds: 2, endSeconds: 8 }],
});
const start = async (behaviour: Behaviour) => {
  stub = await startModelStub(() => behaviour);
};
const openAi = (timeoutSeconds = 5) =>
  createOpenAiTranscriber({
    baseUrl: `${stub.url}/v1/`,
    apiKey: "secret",
    model: "whisper-1",
    timeoutSeconds,
  });

describe("OpenAI's wire of transcription", () => {
  const word = (text: string, at: number) => ({ word: text, start: at, end: at + 0.4, probability: 0.9 });

  it("is sent the stretch as WAV and asked for words, whose times count from the start of the recording", async () => {
    await start({
      kind: "json",
      body: {
        task: "transcribe",
        text: "Ask not",
        language: "english",
        duration: 6,
        words: [word(" Ask", 0.5), word(" not", 1.1), word(" ", 2)],
        segments: [{ id: 0, text: "Ask not", start: 0.5, end: 1.5, avg_logprob: Math.log(0.8) }],
      },
    });
    const usages: ModelUsage[] = [];
    const heard = await openAi().transcribe(audio(), {
      language: "en",
      onUsage: (usage) => usages.push(usage),
    });
    expect(heard).toEqual({
      words: [
        { text: "Ask", startSeconds: 2.5, endSeconds: 2.9 },
        { text: "not", startSeconds: 3.1, endSeconds: 3.5 },
      ],
      language: "en",
      confidence: expect.closeTo(0.8, 6),
    });
    expect(usages).toMatchObject([{ audioSeconds: 6, model: "whisper-1" }]);
    const { path: address, headers, body } = stub.requests[0] as (typeof stub.requests)[number];
    expect(address).toBe("/v1/audio/transcriptions");
    expect(headers.authorization).toBe("Bearer secret");
    for (const part of ["verbose_json", "timestamp_granularities[]", "whisper-1", "RIFF"])
      expect(body.includes(part)).toBe(true);
    expect(body.length).toBeGreaterThan(6 * 32_000);
    expect(body.length).toBeLessThan(6 * 32_000 + 2000);
  });

  it("is read from servers that time sentences only", async () => {
    await start({
      kind: "json",
      body: { text: "Ask not", segments: [{ text: " Ask not", start: 1, end: 3 }] },
    });
    const { words, language } = await openAi().transcribe(audio(), { language: null });
    expect(words.map(({ text, startSeconds }) => [text, startSeconds])).toEqual([
      ["Ask", 3],
      ["not", 4],
    ]);
    expect(language).toBeNull();
  });

  it.each([
    [
      { kind: "json", body: "hello" },
      { code: "model_answer_unreadable", retryable: false },
    ],
    [
      { kind: "json", body: { words: [{ word: 4 }] } },
      { code: "model_answer_unreadable", retryable: false },
    ],
    ...failures,
  ] as [Behaviour, object][])("turns %j into words for people", async (behaviour, error) => {
    await start(behaviour);
    await expect(openAi(0.5).transcribe(audio(), { language: null })).rejects.toMatchObject(error);
    expect(stub.requests).toHaveLength(1);
  });
});

describe("Gemini as a transcriber", () => {
  const gemini = (timeoutSeconds = 5) =>
    createGeminiTranscriber({
      apiKey: "k",
      baseUrl: `${stub.url}/v1beta`,
      model: "gemini-2.5-flash",
      timeoutSeconds,
    });

  it("is sent the sound, and its sentences become words", async () => {
    const sentence = { startSeconds: 1, endSeconds: 3, text: "Ask not" };
    const reversed = { startSeconds: 5, endSeconds: 4, text: "never" };
    await start(sayJson({ language: "en", sentences: [sentence, reversed] }));
    const usages: ModelUsage[] = [];
    const { words, language } = await gemini().transcribe(audio(), {
      language: null,
      onUsage: (usage) => usages.push(usage),
    });
    expect(words.map(({ text, startSeconds }) => [text, startSeconds])).toEqual([
      ["Ask", 3],
      ["not", 4],
    ]);
    expect(language).toBe("en");
    expect(usages).toMatchObject([
      { provider: "google", inputKind: "audio", audioSeconds: 6, inputTokens: 1000, outputTokens: 200 },
    ]);
    expect(stub.requests[0]?.body.toString()).toContain("audio/wav");
  });

  it.each([
    ...failures,
    [
      { kind: "status", status: 400, body: '{"error":{"details":[{"reason":"API_KEY_INVALID"}]}}' },
      { code: "model_key_refused", retryable: false },
    ],
    [
      {
        kind: "status",
        status: 429,
        body: '{"error":{"message":"check your plan and billing","details":[{"retryDelay":"23s"}]}}',
      },
      { code: "model_busy", retryable: true, retryAfterSeconds: 23 },
    ],
    [
      { kind: "status", status: 429, body: '{"error":{"message":"check your plan and billing"}}' },
      { code: "model_quota_used_up", retryable: false },
    ],
  ] as [Behaviour, object][])("turns %j into words for people", async (behaviour, error) => {
    await start(behaviour);
    await expect(gemini(0.5).transcribe(audio(), { language: null })).rejects.toMatchObject(error);
    expect(stub.requests).toHaveLength(1);
  });

  it.each([
    ["no JSON", { kind: "text", text: "I heard a man." }],
    ["another schema", sayJson({ words: ["Ask", "not"] })],
  ] as [string, Behaviour][])("sends back %s once and then gives up", async (_, behaviour) => {
    await start(behaviour);
    await expect(gemini().transcribe(audio(), { language: null })).rejects.toMatchObject({
      code: "model_answer_unreadable",
      retryable: false,
    });
    expect(stub.requests).toHaveLength(2);
  });
});
