import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { getQuiz } from "#lib/quiz/get-quiz.ts";
import { quizViewSchema, toQuizAnswer } from "#lib/quiz/quiz-view-answer.ts";

export const GET = handle(
  {
    summary: "The questions on a video, with what was answered and practised",
    tag: "PitchQuest",
    params: z.object({ job_id: z.uuid() }),
    query: z.object({
      round: z.coerce
        .number()
        .int()
        .min(1)
        .max(1000)
        .optional()
        .describe("the last that was begun where it is left out"),
    }),
    answer: quizViewSchema,
    errors: { 404: ["job_not_found"], 409: ["quiz_not_ready", "round_not_open"] },
  },
  async ({ caller, params: { job_id }, query: { round } }) =>
    toQuizAnswer(await getQuiz(caller, job_id, round)),
);
