import { z } from "zod";
import { quoteSchema, reasonSchema } from "#lib/pitch/report.ts";

/** Something an investor would ask; nothing to tick, to practise aloud. */
export const investorQuestionSchema = z.object({
  id: z.string(),
  /** The item of the rubric that the pitch left open. */
  item: z.string(),
  question: z.string(),
  /** Why it is asked: what the pitch says of it and what not. */
  why: z.string(),
  /** The sentence it follows from; null where nothing was said. */
  quote: quoteSchema.nullable(),
});
export type InvestorQuestion = z.infer<typeof investorQuestionSchema>;

/** Something that who listened knows: one right answer among several. */
export const recallQuestionSchema = z
  .object({
    id: z.string(),
    question: z.string(),
    options: z.array(z.string().min(1)).min(3).max(4),
    /** Index of the right option. */
    correct: z.number().int().min(0),
    /** Where it is answered. */
    quote: quoteSchema,
  })
  .refine(({ options, correct }) => correct < options.length, "the right option is none of the options")
  .refine(({ options }) => new Set(options).size === options.length, "two options are the same");
export type RecallQuestion = z.infer<typeof recallQuestionSchema>;

/** A set of questions on one pitch, whoever thought of them. */
export const quizSchema = z.object({
  /** "local-quiz@1", or the model's name. */
  generator: z.string(),
  investorQuestions: z.array(investorQuestionSchema).max(8),
  recallQuestions: z.array(recallQuestionSchema).max(10),
  /** Why there are none; null where there are some. */
  reason: reasonSchema.nullable(),
});
export type Quiz = z.infer<typeof quizSchema>;
