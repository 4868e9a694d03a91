import { z } from "zod";
import { getEnv } from "#lib/env.ts";
import { handle } from "#lib/http/handle.ts";
import { jsonField } from "#lib/http/json-field.ts";
import { joinErrors, startErrors } from "#lib/jobs/start-errors.ts";
import { analyzeAndWait } from "#lib/sessions/analyze-and-wait.ts";
import { sessionDataSchema } from "#lib/sessions/get-session-results.ts";
import { uploadErrors } from "#lib/videos/upload-errors.ts";

export const POST = handle(
  {
    summary: "Make highlights of a video and wait for them",
    description:
      "A session like any other: where the time is up first, the answer names it, and its results come later.",
    tag: "Sessions",
    form: { file: "video", kind: "video", fields: z.object({ params: jsonField }) },
    answer: sessionDataSchema,
    errors: joinErrors(uploadErrors, startErrors, {
      400: ["session_failed", "session_not_ready"],
      504: ["session_not_finished"],
    }),
  },
  ({ caller, form: { file, fields } }) =>
    analyzeAndWait(
      caller,
      file,
      { type: "highlights", config: fields.params },
      getEnv().REQUEST_TIMEOUT_SECONDS,
    ),
);
