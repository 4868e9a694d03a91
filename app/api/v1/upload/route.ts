import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { jsonField } from "#lib/http/json-field.ts";
import { joinErrors, startErrors } from "#lib/jobs/start-errors.ts";
import { startOnUpload } from "#lib/jobs/start-on-upload.ts";
import { uploadErrors } from "#lib/videos/upload-errors.ts";

const fields = z.object({
  /** Seconds of the reel. */
  target_duration: z
    .string()
    .transform(Number)
    .pipe(
      z
        .number()
        .positive()
        .max(24 * 3600),
    )
    .optional(),
  config: jsonField,
});
const answer = z.object({
  job_id: z.uuid(),
  status: z.literal("pending"),
  message: z.string(),
  estimated_time: z.number().nullable(),
});

export const POST = handle(
  {
    summary: "Upload a video and make a highlight reel of it",
    tag: "Highlights",
    form: { file: "file", kind: "video", fields },
    answer,
    errors: joinErrors(uploadErrors, startErrors),
  },
  async ({ caller, form: { file, fields: wanted } }) => {
    const seconds = wanted.target_duration === undefined ? {} : { target_duration: wanted.target_duration };
    const { job, estimatedSeconds } = await startOnUpload(caller, file, {
      type: "highlights",
      config: { ...wanted.config, ...seconds },
    });
    return {
      job_id: job.id,
      status: "pending" as const,
      message: "The reel is being made. Follow it at GET /api/v1/jobs/{job_id}/status.",
      estimated_time: estimatedSeconds,
    };
  },
);
