import { z } from "zod";

/** What may be asked of a workout analysis. */
export const workoutConfigSchema = z.strictObject({
  /** Fewer repetitions in a row are no exercise. */
  min_repetitions: z.number().int().min(2).max(50).default(3),
});
