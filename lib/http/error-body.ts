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
  /** The session that goes on, where a call could not wait for it. */
  sessionId: z.uuid().optional(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
