import { z } from "zod";

/** The body of every answer that is an error. */
export const errorBodySchema = z.object({
  error: z.string(),
  /** The same text. */
  detail: z.string(),
  status_code: z.number().int(),
  path: z.string(),
  /** A stable statement of fact in snake_case. */
  code: z.string(),
  request_id: z.string().optional(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
