import { describe, expect, it } from "vitest";
import { decidePractice } from "#components/practice/decide-practice.ts";
import { describeEarlier, describeMark, explainNothing } from "#components/practice/practice-words.ts";
import { chooseRound, markRounds } from "#lib/quiz/rounds.ts";
import { makeJob } from "#tests/factories/job.ts";

const quiz = { generator: "g", jobId: "j", videoId: "v", round: 1, rounds: [], reason: null };
const mark = { right: 0, answered: 0, questions: 0 };
const emptyQuiz = { ...quiz, investorQuestions: [], recallQuestions: [], mark };

describe("the page of a take's questions", () => {
  it.each([
    ["queued", "thinking"],
    ["running", "thinking"],
    ["failed", "failed"],
    ["cancelled", "cancelled"],
    ["completed", "nothing_to_ask"],
  ] as const)("shows a %s job without questions as %s", (status, state) => {
    const job = makeJob({ status, type: "quiz" });
    expect(decidePractice({ job, quiz: status === "completed" ? emptyQuiz : null })).toBe(state);
  });

  it("offers to think of questions before there was a job, and shows them when there are some", () => {
    expect(decidePractice({ job: null, quiz: null })).toBe("not_asked");
    const asked = { ...emptyQuiz, recallQuestions: [{ id: "1", question: "?", options: [], answer: null }] };
    expect(decidePractice({ job: makeJob({ status: "completed" }), quiz: asked })).toBe("quiz");
  });

  it("says of a take without a transcript what would help", () => {
    expect(explainNothing("no_transcript")).toContain("captions");
    expect(explainNothing("unsupported_language")).toContain("does not read this language");
  });
});

const answer = (questionId: string, round: number, isCorrect: boolean) => ({
  questionId,
  round,
  option: 0,
  isCorrect,
});

describe("the rounds of a quiz", () => {
  const first = [answer("a", 1, true), answer("b", 1, false)];

  it("are marked each for itself", () => {
    expect(markRounds([])).toEqual([]);
    expect(markRounds([...first, answer("a", 2, true)])).toEqual([
      { round: 1, right: 1, answered: 2 },
      { round: 2, right: 1, answered: 1 },
    ]);
  });

  it("open one after the other", () => {
    expect(chooseRound([], 2, undefined)).toBe(1);
    expect(chooseRound(first, 2, 2)).toBe(2);
    expect(chooseRound([...first, answer("a", 2, true)], 2, 1)).toBe(1);
    for (const [answers, wanted] of [[[], 2] as const, [first.slice(1), 2] as const, [first, 3] as const])
      expect(() => chooseRound(answers, 2, wanted)).toThrow(/Answer all questions of round 1/);
  });

  it("are told in words", () => {
    expect(describeMark(5, 5)).toContain("All of it stayed");
    expect(describeMark(4, 5)).toContain("1 answer did not stay");
    expect(describeEarlier(markRounds(first), 1, 2)).toBeNull();
    expect(describeEarlier(markRounds([...first, answer("a", 2, true)]), 3, 2)).toBe(
      "Before: 1 of 2 and 1 of 2.",
    );
  });
});
