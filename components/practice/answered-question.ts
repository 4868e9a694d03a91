import { z } from "zod";
import type { OpenQuestion } from "#lib/quiz/conceal-quiz.ts";

/** The answer of the server to an answer, as the page knows it. */
export const answeredQuestionSchema = z
  .object({
    id: z.string(),
    question: z.string(),
    options: z.array(z.string()),
    answer: z.object({
      option: z.number(),
      is_correct: z.boolean(),
      correct: z.number(),
      quote: z.object({ text: z.string(), start_seconds: z.number(), end_seconds: z.number() }),
    }),
  })
  .transform(({ answer, ...question }): OpenQuestion => {
    const { text, start_seconds: startSeconds, end_seconds: endSeconds } = answer.quote;
    const { option, is_correct: isCorrect, correct } = answer;
    return { ...question, answer: { option, isCorrect, correct, quote: { text, startSeconds, endSeconds } } };
  });
