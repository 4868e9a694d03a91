import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { jsonField } from "#lib/http/json-field.ts";
import { joinErrors, startErrors } from "#lib/jobs/start-errors.ts";
import { analysisTypes } from "#lib/sessions/schema.ts";
import { startSession } from "#lib/sessions/start-session.ts";
import { uploadErrors } from "#lib/videos/upload-errors.ts";

export const POST = handle(
  {
    summary: "Upload a video into a session and have it analysed",
    tag: "Sessions",
    form: {
      file: "video",
      kind: "video",
      fields: z.object({ analysis_type: z.enum(analysisTypes), params: jsonField }),
    },
    answer: z.object({ sessionId: z.uuid(), status: z.literal("queued"), message: z.string() }),
    errors: joinErrors(uploadErrors, startErrors),
  },
  async ({ caller, form: { file, fields } }) => {
    const session = await startSession(caller, file, { type: fields.analysis_type, config: fields.params });
    return {
      sessionId: session.id,
      status: "queued" as const,
      message: "The analysis waits for its turn. Follow it at GET /api/v1/video/status/{sessionId}.",
    };
  },
);
