import { describe, expect, test } from "vitest";
import { readAnswer } from "#inngest/local/executor/answer.ts";

const sdk = { "x-inngest-sdk": "js:v4" };

describe("answers of a worker", () => {
  test("200 is the function's output, kept as it was written", () => {
    expect(readAnswer({ status: 200, headers: sdk, body: '{"n": 1.0}' })).toEqual({
      kind: "completed",
      output: '{"n": 1.0}',
    });
  });

  test("206 is one operation or a list of them", () => {
    const op = { id: "a", op: "StepRun", data: 1 };
    for (const body of [op, [op]])
      expect(readAnswer({ status: 206, headers: sdk, body: JSON.stringify(body) })).toMatchObject({
        kind: "ops",
        ops: [op],
        eachSettles: false,
      });
  });

  test("request version 1 wants a call after each step that settles", () => {
    const headers = { ...sdk, "x-inngest-req-version": "1" };
    expect(readAnswer({ status: 206, headers, body: "[]" })).toMatchObject({ eachSettles: true });
  });

  test("an error is final only when the worker says so", () => {
    const error = JSON.stringify({ name: "Error", message: "m" });
    const answer = (headers: Record<string, string>) =>
      readAnswer({ status: 500, headers: { ...sdk, ...headers }, body: error });
    expect(answer({})).toMatchObject({ kind: "failed", retriable: true, retryAfter: null, error });
    expect(answer({ "x-inngest-no-retry": "false", "retry-after": "9" })).toMatchObject({
      retriable: true,
      retryAfter: "9",
    });
    expect(answer({ "x-inngest-no-retry": "true" })).toMatchObject({ retriable: false });
  });

  test("201 ends in the answer that was streamed", () => {
    const body = `   ${JSON.stringify({ status: 400, headers: { "X-Inngest-No-Retry": "true" }, body: '{"message":"m"}' })}`;
    expect(readAnswer({ status: 201, headers: sdk, body })).toMatchObject({
      kind: "failed",
      retriable: false,
    });
    expect(readAnswer({ status: 201, headers: sdk, body: '{"status":201,"body":""}' })).toMatchObject({
      kind: "unintelligible",
    });
  });

  test.each([
    ["no SDK header", { status: 200, headers: {}, body: "{}" }],
    ["HTML", { status: 502, headers: {}, body: "<html>" }],
    ["broken JSON", { status: 206, headers: sdk, body: "[" }],
    ["an operation without id", { status: 206, headers: sdk, body: '[{"op":"StepRun"}]' }],
  ])("%s is unintelligible", (_, answer) => {
    expect(readAnswer(answer)).toMatchObject({ kind: "unintelligible" });
  });
});
