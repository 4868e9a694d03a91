import { z } from "zod";

/** What may be asked of a set of questions. */
export const quizConfigSchema = z.strictObject({});
