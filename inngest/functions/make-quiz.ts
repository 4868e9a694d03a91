import { askModelForQuiz, saveQuiz, thinkOfQuestions } from "#lib/recordings/quiz-steps.ts";
import { type JobRun, jobFunction } from "./job-function.ts";

const stepId = "ask";

/** The questions of the model, kept so that they are paid for once; null where it has none or failed. */
export async function askModel({ db, ref, part }: JobRun) {
  const asking = part({ stepId, partId: "model", parts: 2 }, (context) => askModelForQuiz(db, ref, context));
  const [answer] = await Promise.allSettled([asking]);
  if (answer.status === "fulfilled") return answer.value.quiz;
  if (answer.reason instanceof Error && answer.reason.name === "job_ended") throw answer.reason;
  return null;
}

/**
 * Thinks of questions on a pitch: an investor's, and some for who listened. By the language model where one is configured
 * and answers, else by the rules of this project; the quiz says by whom.
 */
export const makeQuiz = jobFunction("quiz", { id: "make-quiz", name: "Think of questions" }, async (run) => {
  const { db, ref, step, save } = run;
  const byModel = await askModel(run);
  const { quiz } = await step(stepId, (context) => thinkOfQuestions(db, ref, byModel, context));
  await save(() => saveQuiz(db, ref, quiz));
  return { questions: quiz.investorQuestions.length + quiz.recallQuestions.length, reason: quiz.reason };
});
