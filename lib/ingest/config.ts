import { z } from "zod";

/** What may be asked of the preparation of a video. */
export const ingestConfigSchema = z.strictObject({});
