import { z } from "zod";

/** What may be asked of an export. */
export const exportConfigSchema = z.strictObject({});
