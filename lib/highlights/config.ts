import { z } from "zod";

/** What may be asked of a highlight reel. */
export const highlightsConfigSchema = z.strictObject({});
