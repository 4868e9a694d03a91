import { z } from "zod";

/** What may be asked of a transcription. */
export const transcriptionConfigSchema = z.strictObject({
  /** ISO 639-1 of what is spoken; found out where it is not said. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/, "must be a two-letter code like en")
    .nullable()
    .default(null),
});
