import { describe, expect, it } from "vitest";
import { checkDraft, type QuizDraft } from "#lib/quiz/check-draft.ts";
import { quizSchema } from "#lib/quiz/quiz.ts";
import { readSamplePitch } from "#tests/fixtures/sample-pitch.ts";

const transcript = readSamplePitch();
const recall = {
  question: "What does a shop pay a month?",
  answer: "59 euros",
  wrongAnswers: ["29 euros", "99 euros", "140 euros"],
  quote: "We charge 59 euros a month per shop",
};
const investor = {
  item: "ask" as const,
  question: "What do you do if you only get half?",
  why: "You name the sum, and not what has to be done first.",
  quote: "We are raising 400,000 euros",
};
const check = (draft: Partial<QuizDraft>, count = 5) =>
  checkDraft("some/model", { investorQuestions: [], recallQuestions: [], ...draft }, transcript, count);

describe("a quiz that a model wrote", () => {
  it("becomes one like any other, with the time at which each question is answered", () => {
    const quiz = check({ recallQuestions: [recall], investorQuestions: [investor] });
    expect(quizSchema.parse(quiz)).toEqual(quiz);
    const [asked] = quiz?.recallQuestions ?? [];
    expect(asked?.options[asked.correct]).toBe("59 euros");
    expect(asked?.options).toHaveLength(4);
    const cue = transcript.cues.find(({ text }) => text.includes("59 euros"));
    expect(asked?.quote.startSeconds).toBeGreaterThanOrEqual(cue?.startSeconds ?? Number.NaN);
    expect(quiz?.investorQuestions[0]).toMatchObject({ item: "ask", quote: { text: investor.quote } });
    expect(quiz?.generator).toBe("some/model");
  });

  it.each([
    ["a quote that nobody said", { recallQuestions: [{ ...recall, quote: "We charge 99 euros a month" }] }],
    [
      "options that are the same",
      { recallQuestions: [{ ...recall, wrongAnswers: ["59 Euros", "59 euros."] }] },
    ],
    ["no right answer", { recallQuestions: [{ ...recall, answer: " " }] }],
    [
      "an invented reason to ask",
      { investorQuestions: [{ ...investor, quote: "We have raised ten millions" }] },
    ],
    ["pages instead of a question", { investorQuestions: [{ ...investor, question: "Why? ".repeat(200) }] }],
  ])("leaves out %s", (_, draft) => {
    expect(check(draft)).toBeNull();
  });

  it("asks of what was not said without a quote, each thing once, and no more than was wanted", () => {
    const unsaid = { ...investor, item: "team" as const, quote: null };
    const others = ["a", "b", "c"].map((name) => ({ ...recall, question: `${recall.question} (${name})` }));
    const quiz = check({ investorQuestions: [unsaid, unsaid], recallQuestions: others }, 2);
    expect(quiz?.investorQuestions).toHaveLength(1);
    expect(quiz?.investorQuestions[0]?.quote).toBeNull();
    expect(quiz?.recallQuestions).toHaveLength(2);
  });
});
