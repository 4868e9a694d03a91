import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { getSessionStatus } from "#lib/sessions/get-session-status.ts";
import { sessionStatuses } from "#lib/sessions/schema.ts";

const answer = z.object({
  sessionId: z.uuid(),
  status: z.enum(sessionStatuses),
  progress: z.number().min(0).max(100),
  message: z.string(),
});

export const GET = handle(
  {
    summary: "How far a session is",
    tag: "Sessions",
    params: z.object({ session_id: z.uuid() }),
    answer,
    errors: { 404: ["session_not_found"] },
  },
  async ({ caller, params: { session_id } }) => ({
    sessionId: session_id,
    ...(await getSessionStatus(caller, session_id)),
  }),
);
