import { z } from "zod";

/** What may be asked of a set of questions. */
export const quizConfigSchema = z.strictObject({
  /** At most this many of each kind. */
  questions: z.number().int().min(1).max(8).default(5),
});
