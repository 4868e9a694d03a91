import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { cancelSession } from "#lib/sessions/end-session.ts";

export const POST = handle(
  {
    summary: "Stop the work of a session",
    tag: "Sessions",
    params: z.object({ session_id: z.uuid() }),
    answer: z.object({ sessionId: z.uuid(), status: z.literal("cancelled"), message: z.string() }),
    errors: { 404: ["session_not_found"], 409: ["job_finished"] },
  },
  async ({ caller, params: { session_id } }) => {
    await cancelSession(caller, session_id);
    return {
      sessionId: session_id,
      status: "cancelled" as const,
      message: "The analysis was stopped, and what it had written was removed.",
    };
  },
);
