import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { getSessionResults, sessionDataSchema } from "#lib/sessions/get-session-results.ts";

export const GET = handle(
  {
    summary: "The results of a session",
    tag: "Sessions",
    params: z.object({ session_id: z.uuid() }),
    answer: z.object({ sessionId: z.uuid(), status: z.literal("completed"), data: sessionDataSchema }),
    errors: { 400: ["session_not_ready", "session_failed"], 404: ["session_not_found"] },
  },
  async ({ caller, params: { session_id } }) => ({
    sessionId: session_id,
    status: "completed" as const,
    data: await getSessionResults(caller, session_id),
  }),
);
