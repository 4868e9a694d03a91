import { beforeAll, describe, expect, it } from "vitest";
import { quizPlan } from "#lib/quiz/plan.ts";
import { emptyQuiz } from "#lib/quiz/write-quiz.ts";
import { runSteps, useNoServices } from "./run-steps.ts";

/** The model is asked before the step that brings the questions together. */
const ids = [
  ...quizPlan.flatMap(({ id }): string[] => (id === "ask" ? ["ask-model", id] : [id])),
  "cleanup",
  "announce",
];
const answers: Record<string, unknown> = {
  "ask-model": { quiz: null },
  ask: { quiz: emptyQuiz("no_transcript") },
};
let functions: typeof import("#inngest/functions/make-quiz.ts");

beforeAll(async () => {
  useNoServices();
  functions = await import("#inngest/functions/make-quiz.ts");
});

const run = (real: string[] = []) =>
  runSteps(
    functions.makeQuiz,
    "job/quiz.requested",
    Object.fromEntries(ids.map((id) => [id, answers[id] ?? {}])),
    real,
  );

describe("make-quiz", () => {
  it("runs every step of the plan once and completes without questions where nothing was said", async () => {
    const { ran, result } = await run();
    expect(result).toEqual({ questions: 0, reason: "no_transcript" });
    expect(ran).toEqual(ids);
  });

  it("saves nothing when the questions could not be thought of", async () => {
    // Without its stand-in the step asks the database, and there is none at this address.
    const { ran, error } = await run(["ask"]);
    expect(error).toMatchObject({ message: expect.stringContaining("The database did not answer") });
    expect(ran).toEqual(["mark-processing", "ask-model"]);
  });
});

describe("asking the model", () => {
  const askedPart = (name: string) => {
    const part = () => Promise.reject(Object.assign(new Error("It does not answer."), { name }));
    return functions.askModel({ part } as unknown as Parameters<typeof functions.askModel>[0]);
  };

  it("goes on without the model where it fails", async () => {
    expect(await askedPart("model_busy")).toBeNull();
  });

  it("goes no further where the job was cancelled", async () => {
    await expect(askedPart("job_ended")).rejects.toMatchObject({ name: "job_ended" });
  });
});
