import { z } from "zod";
import { snakeCaseKeys } from "#lib/http/snake-case.ts";
import type { OpenQuestion } from "./conceal-quiz.ts";
import type { QuizView } from "./get-quiz.ts";
import { standings } from "./practice.ts";

const quote = z.object({ text: z.string(), start_seconds: z.number(), end_seconds: z.number() });

export const openQuestionSchema = z.object({
  id: z.string(),
  question: z.string(),
  options: z.array(z.string()),
  answer: z
    .object({ option: z.number().int(), is_correct: z.boolean(), correct: z.number().int(), quote })
    .nullable()
    .describe("null until it is answered: only then is told what is right, and where it was said"),
});

export const practiceAnswerSchema = z.object({
  question_id: z.string(),
  standing: z.enum(standings).nullable(),
  notes: z.string(),
  spoken_seconds: z.number().nullable(),
});

/** A quiz as `GET /api/quizzes/{job_id}` answers it. */
export const quizViewSchema = z.object({
  job_id: z.uuid(),
  video_id: z.uuid(),
  generator: z.string(),
  reason: z.string().nullable().describe("why there are no questions; null where there are some"),
  investor_questions: z.array(
    z.object({
      id: z.string(),
      item: z.string(),
      question: z.string(),
      why: z.string(),
      quote: quote.nullable(),
      practice: practiceAnswerSchema.nullable(),
    }),
  ),
  recall_questions: z.array(openQuestionSchema),
  round: z.number().int(),
  mark: z.object({ right: z.number().int(), answered: z.number().int(), questions: z.number().int() }),
  rounds: z.array(z.object({ round: z.number().int(), right: z.number().int(), answered: z.number().int() })),
});

export function toQuizAnswer(quiz: QuizView): z.infer<typeof quizViewSchema> {
  return quizViewSchema.parse(snakeCaseKeys(quiz));
}

export function toQuestionAnswer(question: OpenQuestion): z.infer<typeof openQuestionSchema> {
  return openQuestionSchema.parse(snakeCaseKeys(question));
}
