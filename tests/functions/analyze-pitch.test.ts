import { InngestTestEngine } from "@inngest/test";
import { NonRetriableError, RetryAfterError } from "inngest";
import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "#lib/errors.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";

const ref = {
  jobId: "0f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c11",
  videoId: "1f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c22",
  ownerId: "2f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c33",
};
let analyzePitch: typeof import("#inngest/functions/analyze-pitch.ts").analyzePitch;
let forEngine: typeof import("#inngest/functions/run-errors.ts").forEngine;
let describeFailure: typeof import("#inngest/functions/run-errors.ts").describeFailure;

beforeAll(async () => {
  Object.assign(process.env, {
    SUPABASE_URL: "http://127.0.0.1:1",
    SUPABASE_PUBLISHABLE_KEY: "none",
    SUPABASE_SECRET_KEY: "none",
    PITCHQUEST_HOME: "/nowhere",
    INNGEST_DEV: "http://127.0.0.1:1",
    LOG_LEVEL: "silent",
  });
  ({ analyzePitch } = await import("#inngest/functions/analyze-pitch.ts"));
  ({ forEngine, describeFailure } = await import("#inngest/functions/run-errors.ts"));
});

function engine(ran: string[], real: string[] = []) {
  const ids = [
    ...pitchPlan.map((step) => step.id as string),
    "transcribe-plan",
    "content-ask-0",
    "cleanup",
    "announce",
  ];
  const results: Record<string, unknown> = {
    preprocess: { durationSeconds: 10, decodeErrors: 0, shots: 1 },
    "content-ask-0": { opinion: null },
    content: { judgement: null, notes: [] },
    "transcribe-plan": { candidates: [], hasSound: true, hasSpeech: true },
    aggregate: { overallScore: 71 },
  };
  return new InngestTestEngine({
    function: analyzePitch,
    events: [{ name: "job/pitch.requested", data: { ...ref, maxAttempts: 3, retryDelaySeconds: 0 } }],
    steps: ids
      .filter((id) => !real.includes(id))
      .map((id) => ({
        id,
        handler: () => {
          ran.push(id);
          return results[id] ?? {};
        },
      })),
  });
}

describe("analyze-pitch", () => {
  it("runs every step of the plan once, in order, watching and listening side by side", async () => {
    const ran: string[] = [];
    const { result } = await engine(ran).execute();
    expect(result).toEqual({ overallScore: 71 });
    const parts: Record<string, string> = { transcribe: "transcribe-plan", content: "content-ask-0" };
    const planned = pitchPlan.flatMap(({ id }) => (parts[id] ? [parts[id], id] : [id]));
    expect(ran).toEqual([...planned, "cleanup", "announce"]);
  });

  it.each(["visual", "transcribe-plan", "transcribe", "speech", "content-ask-0", "content"])(
    "has the engine go on as soon as %s has ended, whatever runs beside it",
    async (id) => {
      // Without its stand-in the step fails, for nothing answers; how it was asked for shows all the same.
      const { step } = await engine([], [id]).executeStep(id);
      expect(step).toMatchObject({ displayName: id, opts: { parallelMode: "race" } });
    },
  );

  it("goes no further when a step fails", async () => {
    const ran: string[] = [];
    // Without its stand-in the first step asks the database, and there is none at this address.
    const { error } = await engine(ran, ["mark-processing"]).execute();
    expect(error).toMatchObject({ message: expect.stringContaining("The database did not answer") });
    expect(ran).toEqual([]);
  });
});

const first = { attempt: 0, maxAttempts: 3, retryDelaySeconds: 7 };

describe("errors on their way through the engine", () => {
  it("are final where repeating cannot help, and keep their code and words", async () => {
    const error = new AppError("video_undecodable", "Send another file.");
    const final = await forEngine(first, () => Promise.reject(error)).catch((caught: unknown) => caught);
    expect(final).toBeInstanceOf(NonRetriableError);
    expect(describeFailure(final as Error)).toEqual({
      code: "video_undecodable",
      message: "Send another file.",
    });
  });

  it("are tried again where repeating may help, as often and as far apart as the job says", async () => {
    const error = new AppError("storage_unavailable", "Later.", { retryable: true });
    const attempt = (count: number) =>
      forEngine({ ...first, attempt: count }, () => Promise.reject(error)).catch((caught: unknown) => caught);
    expect(await attempt(0)).toMatchObject({ name: "RetryAfterError", message: "Later.", retryAfter: "7" });
    expect(await attempt(1)).toBeInstanceOf(RetryAfterError);
    const last = await attempt(2);
    expect(last).toBeInstanceOf(NonRetriableError);
    expect(describeFailure(last as Error)).toEqual({ code: "storage_unavailable", message: "Later." });
  });

  it("wait as long as a service asked, where that is longer than the job says", async () => {
    const busy = (retryAfterSeconds: number) =>
      new AppError("model_busy", "Later.", { retryable: true, retryAfterSeconds });
    const wait = (seconds: number) =>
      forEngine(first, () => Promise.reject(busy(seconds))).catch((caught: unknown) => caught);
    expect(await wait(40)).toMatchObject({ retryAfter: "40" });
    expect(await wait(2)).toMatchObject({ retryAfter: "7" });
  });

  it("show nothing internal to the owner of the job", () => {
    const failure = describeFailure(new TypeError("cannot read properties of undefined (reading 'secret')"));
    expect(failure.code).toBe("analysis_failed");
    expect(failure.message).not.toContain("secret");
  });
});
