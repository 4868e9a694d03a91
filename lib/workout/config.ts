import { z } from "zod";

/** What may be asked of a workout analysis. */
export const workoutConfigSchema = z.strictObject({});
