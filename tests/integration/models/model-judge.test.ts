import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { afterEach, describe, expect, it } from "vitest";
import type { ModelUsage } from "#lib/costs/price-call.ts";
import { type ChosenModel, findLanguageModel } from "#lib/models/language-model/find-language-model.ts";
import { askForOpinion, createModelJudge } from "#lib/models/model-judge.ts";
import { makeOpinion } from "#tests/factories/opinion.ts";
import { makeTranscript } from "#tests/factories/talk.ts";
import { type Behaviour, sayJson, startModelStub } from "#tests/fixtures/model-stub.ts";

const transcript = makeTranscript();
const features = { durationSeconds: 180, speech: null };
const opinion = makeOpinion({
  problem: "Every clinic loses two hours a day to patients who never come.",
  market: "a market of four billion euros in Europe",
  ask: "We are raising eight hundred thousand",
});
const signal = () => new AbortController().signal;

let stub: Awaited<ReturnType<typeof startModelStub>>;
afterEach(() => stub?.stop());

const wires: [string, (url: string) => ChosenModel][] = [
  [
    "OpenAI",
    (url) => ({
      name: "openai/gpt-x",
      service: "OpenAI",
      provider: "openai",
      model: createOpenAI({ apiKey: "k", baseURL: `${url}/v1` }).chat("gpt-x"),
    }),
  ],
  [
    "Gemini",
    (url) => ({
      name: "gemini/g",
      service: "Gemini",
      provider: "google",
      model: createGoogle({ apiKey: "k", baseURL: `${url}/v1beta` })("g"),
    }),
  ],
  [
    "a compatible server",
    (url) =>
      findLanguageModel({ JUDGE_MODEL: "openai:llama", OPENAI_BASE_URL: `${url}/v1` } as Parameters<
        typeof findLanguageModel
      >[0]) as ChosenModel,
  ],
];

describe.each(wires)("a judge on the wire of %s", (_, choose) => {
  const start = async (answer: (count: number) => Behaviour) => {
    stub = await startModelStub((_request, count) => answer(count));
    return choose(stub.url);
  };
  const ask = (
    chosen: ChosenModel,
    more: { onUsage?: (usage: ModelUsage) => void; timeoutSeconds?: number } = {},
  ) => askForOpinion(chosen, transcript, features, { timeoutSeconds: 5, ...more });

  it("is asked three times, with the rubric and the transcript, and its tokens are counted", async () => {
    const usages: ModelUsage[] = [];
    const chosen = await start((count) =>
      sayJson({ ...opinion, ask: { ...opinion.ask, points: 2 + count } }),
    );
    const judge = createModelJudge(chosen, { timeoutSeconds: 5, onUsage: (usage) => usages.push(usage) });
    const judgement = await judge.judge(transcript, features, { signal: signal() });
    expect(stub.requests).toHaveLength(3);
    const sent = stub.requests[0]?.body.toString() ?? "";
    for (const part of ["business_model", "fill the gap by breakfast", "duration 180 s"])
      expect(sent).toContain(part);
    expect(judgement.items.find(({ item }) => item === "ask")).toMatchObject({
      points: 3,
      spread: 2,
      quote: {
        text: "We are raising eight hundred thousand",
        startSeconds: transcript.cues.at(-1)?.startSeconds,
      },
    });
    expect(judgement.items.find(({ item }) => item === "team")).toMatchObject({
      points: 0,
      quote: null,
      spread: 0,
    });
    expect(usages).toHaveLength(3);
    expect(usages[0]).toMatchObject({ inputTokens: 1000, outputTokens: 200 });
  });

  it.each([
    ["a refused key", { kind: "status", status: 401 }, { code: "model_key_refused", retryable: false }],
    [
      "too many calls",
      { kind: "status", status: 429, headers: { "retry-after": "7" } },
      { code: "model_busy", retryable: true, retryAfterSeconds: 7 },
    ],
    [
      "a wait of a day",
      { kind: "status", status: 429, headers: { "retry-after": "86400" } },
      { code: "model_busy", retryable: false },
    ],
    [
      "a used-up quota",
      { kind: "status", status: 429, body: '{"error":{"message":"no","code":"insufficient_quota"}}' },
      { code: "model_quota_used_up", retryable: false },
    ],
    [
      "a failure on its side",
      { kind: "status", status: 500 },
      { code: "model_unavailable", retryable: true },
    ],
    ["a connection that breaks off", { kind: "cut" }, { code: "model_unreachable", retryable: true }],
  ] as [string, Behaviour, object][])(
    "says what %s is, calls once, and tells of no cost",
    async (_name, behaviour, error) => {
      const usages: ModelUsage[] = [];
      const chosen = await start(() => behaviour);
      await expect(ask(chosen, { onUsage: (usage) => usages.push(usage) })).rejects.toMatchObject(error);
      expect(stub.requests).toHaveLength(1);
      expect(usages).toEqual([]);
    },
  );

  it("gives up on one that hangs, and at once when the job ends", async () => {
    const chosen = await start(() => ({ kind: "hang" }));
    await expect(ask(chosen, { timeoutSeconds: 0.3 })).rejects.toMatchObject({
      code: "model_timed_out",
      retryable: true,
    });
    const abort = new AbortController();
    const asked = askForOpinion(chosen, transcript, features, { timeoutSeconds: 30, signal: abort.signal });
    setTimeout(() => abort.abort(new Error("cancelled")), 50);
    await expect(asked).rejects.toThrow("cancelled");
  });

  it.each([
    ["no JSON", { kind: "text", text: "I would say four." }],
    ["broken JSON", { kind: "text", text: '{"problem": {"points": 4' }],
    ["another schema", sayJson({ scores: [1, 2, 3] })],
    ["points beyond the scale", sayJson({ ...opinion, ask: { ...opinion.ask, points: 100 } })],
  ] as [string, Behaviour][])(
    "sends back %s once to be repaired, both calls paid",
    async (_name, behaviour) => {
      const usages: ModelUsage[] = [];
      const repaired = await start((count) => (count === 0 ? behaviour : sayJson(opinion)));
      expect(await ask(repaired, { onUsage: (usage) => usages.push(usage) })).toEqual(opinion);
      expect(usages).toHaveLength(2);
      await stub.stop();
      const stubborn = await start(() => behaviour);
      await expect(ask(stubborn)).rejects.toMatchObject({
        code: "model_answer_unreadable",
        retryable: false,
      });
      expect(stub.requests).toHaveLength(2);
    },
  );

  it("answers why it did not judge, and scores nothing", async () => {
    const chosen = await start(() => ({ kind: "status", status: 401 }));
    const judgement = await createModelJudge(chosen, { timeoutSeconds: 5 }).judge(transcript, features, {
      signal: signal(),
    });
    expect(judgement).toMatchObject({ items: [], reason: "judge_failed" });
  });
});

describe("an unreachable service", () => {
  it("is told from one that refuses", async () => {
    stub = await startModelStub(() => ({ kind: "hang" }));
    const chosen = (wires[0] as (typeof wires)[number])[1](stub.url);
    await stub.stop();
    await expect(askForOpinion(chosen, transcript, features, { timeoutSeconds: 5 })).rejects.toMatchObject({
      code: "model_unreachable",
      retryable: true,
    });
  });
});
