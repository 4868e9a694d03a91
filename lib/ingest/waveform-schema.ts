import { z } from "zod";

/** How a waveform is kept. Apart from what reads its peaks, which pages load. */
export const waveformSchema = z.object({
  version: z.literal(2),
  durationSeconds: z.number(),
  peaks: z.string(),
});
