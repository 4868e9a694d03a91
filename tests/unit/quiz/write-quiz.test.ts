import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localJudge } from "#lib/models/local-judge/local-judge.ts";
import type { Quote } from "#lib/pitch/report.ts";
import { verifyQuote } from "#lib/pitch/verify-quote.ts";
import { sameAnswer } from "#lib/quiz/find-blanks.ts";
import { type Quiz, quizSchema } from "#lib/quiz/quiz.ts";
import { writeQuiz } from "#lib/quiz/write-quiz.ts";
import { judged } from "#tests/factories/findings.ts";
import { readSamplePitch } from "#tests/fixtures/sample-pitch.ts";

const sample = readSamplePitch();
const asCues = (texts: string[]): Quote[] =>
  texts.map((text, index) => ({ text, startSeconds: index * 5, endSeconds: index * 5 + 4 }));
const quizOn = (texts: string[], language = "en") =>
  quizSchema.parse(writeQuiz({ cues: asCues(texts), language }, [], 8));

/** Every question has one right answer, and it stands in the sentence that is quoted. */
function checkAnswers(quiz: Quiz, cues: Quote[]) {
  const whole = cues.map(({ text }) => text).join(" ");
  const said = sameAnswer(whole);
  for (const { question, options, correct, quote } of quiz.recallQuestions) {
    const right = options[correct] ?? "";
    expect(quote.text).toContain(right);
    expect(verifyQuote({ cues }, quote.text)).not.toBeNull();
    expect(new Set(options.map(sameAnswer)).size).toBe(options.length);
    for (const option of options) expect(said).toContain(sameAnswer(option));
    if (!question.includes("_____")) continue;
    const stem = /“(.*)”/.exec(question)?.[1] ?? "";
    for (const option of options) {
      expect(whole.includes(stem.replace("_____", option)), `${option}: ${stem}`).toBe(option === right);
    }
  }
}

describe("the quiz on the sample pitch", () => {
  it("asks five questions of each kind, each with the sentence and the time that answer it", async () => {
    const signal = new AbortController().signal;
    const { items } = await localJudge.judge(sample, { durationSeconds: 75, speech: null }, { signal });
    const quiz = quizSchema.parse(writeQuiz(sample, items, 5));
    expect(quiz.investorQuestions).toHaveLength(5);
    expect(quiz.recallQuestions).toHaveLength(5);
    checkAnswers(quiz, sample.cues);
    expect(writeQuiz(sample, items, 5)).toEqual(quiz);
  });
});

describe("the questions of an investor", () => {
  it("begin with what was left out, then what was left open", () => {
    const rubric = judged(5, { ask: 0, team: 3 }).items.map((item) =>
      item.item === "team" ? { ...item, missing: ["what each of you has done before"] } : item,
    );
    const { investorQuestions } = writeQuiz({ cues: [], language: "en" }, rubric, 3);
    expect(investorQuestions.map(({ item }) => item)).toEqual(["ask", "team", "problem"]);
    expect(investorQuestions[0]?.question).toContain("What exactly do you want");
    expect(investorQuestions[1]?.question).toBe("Can you tell me what each of you has done before?");
  });
});

describe("the questions for who listened", () => {
  it("never offer two right answers, whatever was said", () => {
    const amount = fc.oneof(
      fc.integer({ min: 1, max: 900 }).map((value) => `${value} euros`),
      fc.integer({ min: 1, max: 99 }).map((value) => `${value} percent`),
      fc.integer({ min: 1, max: 999_999 }).map((value) => value.toLocaleString("en-US")),
    );
    const sentence = fc.tuple(
      fc.constantFrom("We charge", "They pay", "It costs", "Europe has"),
      amount,
      amount,
    );
    const talk = fc.array(sentence, { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(talk, (parts) => {
        const texts = parts.map(([start, a, b]) => `${start} ${a} and not ${b} every single month.`);
        checkAnswers(quizOn(texts), asCues(texts));
      }),
    );
  });

  it("leave out an amount that is said between the same words elsewhere", () => {
    const quiz = quizOn([
      "We charge 50 euros a month for every small shop.",
      "We charge 90 euros a month for every small shop.",
      "They lose 70 euros each morning before the sun is up.",
      "It takes 80 euros to build a box for the baker.",
    ]);
    const gaps = quiz.recallQuestions.filter(({ question }) => question.includes("We charge"));
    for (const { options } of gaps) {
      expect(options.includes("50 euros") && options.includes("90 euros")).toBe(false);
    }
  });

  it("work in other languages", () => {
    const texts = [
      "Jede Nacht wirft eine kleine Bäckerei 40 Brote in den Müll.",
      "Wir verlangen 59 Euro im Monat von jedem Laden.",
      "Das kostet jede von ihnen 11.000 Euro in einem Jahr.",
      "Wir suchen jetzt 400.000 Euro für die nächsten zwei Jahre.",
    ];
    const quiz = quizOn(texts, "de");
    expect(quiz.recallQuestions.length).toBeGreaterThanOrEqual(3);
    checkAnswers(quiz, asCues(texts));
  });

  it.each([
    ["nothing", []],
    ["one-word cues", ["We", "charge", "59", "euros"]],
    ["a sentence", ["We charge 59 euros a month per shop."]],
  ])("are not made up from %s", (_, texts) => {
    expect(quizOn(texts)).toMatchObject({ recallQuestions: [], reason: "too_little_evidence" });
  });

  it("take bounded time on ten megabytes", () => {
    const text = "We charge 59 euros a month, and they pay 70 percent of 3 million. ".repeat(150);
    const cues = Array.from({ length: 1000 }, (_, index) => ({
      text,
      startSeconds: index,
      endSeconds: index + 1,
    }));
    const started = performance.now();
    quizSchema.parse(writeQuiz({ cues, language: "en" }, [], 8));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
