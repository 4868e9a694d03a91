import { z } from "zod";

/** What may be asked of a search for shots. */
export const shotsConfigSchema = z.strictObject({});
