import { InngestTestEngine } from "@inngest/test";
import { beforeAll, describe, expect, it } from "vitest";
import { quizPlan } from "#lib/quiz/plan.ts";
import { emptyQuiz } from "#lib/quiz/write-quiz.ts";

const ref = {
  jobId: "0f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c11",
  videoId: "1f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c22",
  ownerId: "2f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c33",
};
/** The model is asked before the step that brings the questions together. */
const ids = [
  ...quizPlan.flatMap(({ id }): string[] => (id === "ask" ? ["ask-model", id] : [id])),
  "cleanup",
  "announce",
];
let makeQuiz: typeof import("#inngest/functions/make-quiz.ts").makeQuiz;

beforeAll(async () => {
  Object.assign(process.env, {
    SUPABASE_URL: "http://127.0.0.1:1",
    SUPABASE_PUBLISHABLE_KEY: "none",
    SUPABASE_SECRET_KEY: "none",
    PITCHQUEST_HOME: "/nowhere",
    INNGEST_DEV: "http://127.0.0.1:1",
    LOG_LEVEL: "silent",
  });
  ({ makeQuiz } = await import("#inngest/functions/make-quiz.ts"));
});

function engine(ran: string[], real: string[] = []) {
  const results: Record<string, unknown> = {
    "ask-model": { quiz: null },
    ask: { quiz: emptyQuiz("no_transcript") },
  };
  return new InngestTestEngine({
    function: makeQuiz,
    events: [{ name: "job/quiz.requested", data: { ...ref, maxAttempts: 1, retryDelaySeconds: 0 } }],
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

describe("make-quiz", () => {
  it("runs every step of the plan once and completes without questions where nothing was said", async () => {
    const ran: string[] = [];
    const { result } = await engine(ran).execute();
    expect(result).toEqual({ questions: 0, reason: "no_transcript" });
    expect(ran).toEqual(ids);
  });

  it("goes on without the model where it fails", async () => {
    const ran: string[] = [];
    // Without its stand-in the part asks the database, and there is none at this address.
    const { result } = await engine(ran, ["ask-model"]).execute();
    expect(result).toEqual({ questions: 0, reason: "no_transcript" });
    expect(ran).toContain("ask");
  });

  it("saves nothing when the questions could not be thought of", async () => {
    const ran: string[] = [];
    // Without its stand-in the step asks the database, and there is none at this address.
    const { error } = await engine(ran, ["ask"]).execute();
    expect(error).toMatchObject({ message: expect.stringContaining("The database did not answer") });
    expect(ran).toEqual(["mark-processing", "ask-model"]);
  });
});
