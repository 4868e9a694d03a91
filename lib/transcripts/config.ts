import { z } from "zod";

/** What may be asked of a transcription. */
export const transcriptionConfigSchema = z.strictObject({});
