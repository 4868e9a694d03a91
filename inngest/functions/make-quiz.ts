import { saveQuiz, thinkOfQuestions } from "#lib/recordings/quiz-steps.ts";
import { jobFunction } from "./job-function.ts";

/** Thinks of questions on a pitch: an investor's, and some for who listened. */
export const makeQuiz = jobFunction(
  "quiz",
  { id: "make-quiz", name: "Think of questions" },
  async ({ db, ref, step, save }) => {
    const { quiz } = await step("ask", (context) => thinkOfQuestions(db, ref, context));
    await save(() => saveQuiz(db, ref, quiz));
    return { questions: quiz.investorQuestions.length + quiz.recallQuestions.length, reason: quiz.reason };
  },
);
