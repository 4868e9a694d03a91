import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { answerQuestion } from "#lib/quiz/answer-question.ts";
import { openQuestionSchema, toQuestionAnswer } from "#lib/quiz/quiz-view-answer.ts";

export const POST = handle(
  {
    summary: "Answer a question, and be told what is right",
    description:
      "In each round the first answer counts. The next round opens when all questions are answered.",
    tag: "PitchQuest",
    params: z.object({ job_id: z.uuid() }),
    body: z.strictObject({
      question_id: z.string().max(100),
      option: z.number().int().min(0).describe("index of the option"),
      round: z.number().int().min(1).max(1000).optional(),
    }),
    answer: openQuestionSchema,
    errors: {
      404: ["job_not_found", "question_not_found"],
      409: ["quiz_not_ready", "round_not_open"],
      422: ["no_such_option"],
    },
  },
  async ({ caller, params: { job_id }, body: { question_id, option, round } }) =>
    toQuestionAnswer(await answerQuestion(caller, { jobId: job_id, questionId: question_id, option, round })),
);
