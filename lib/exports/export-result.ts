import { z } from "zod";
import { exportFormats } from "./formats.ts";

const fileSchema = z.object({
  format: z.enum(exportFormats),
  /** Under which it is kept among the files of the job. */
  artifact: z.string(),
  size_bytes: z.number().int(),
});
export type ExportedFile = z.infer<typeof fileSchema>;

/** The answer of an export job. */
export const exportResultSchema = z.object({
  files: z.array(fileSchema),
  input_duration: z.number(),
  /** Of the video that was cut; null where none was asked for. */
  output_duration: z.number().nullable(),
  segments: z.array(z.object({ start: z.number(), end: z.number(), label: z.string() })),
  /** From the start of the work to its end, seconds. */
  processing_time: z.number(),
});
