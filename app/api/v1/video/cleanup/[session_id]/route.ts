import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { cleanUpSession } from "#lib/sessions/end-session.ts";

export const DELETE = handle(
  {
    summary: "Delete a session with its file and its results",
    tag: "Sessions",
    params: z.object({ session_id: z.uuid() }),
    answer: z.object({ message: z.string() }),
    errors: { 404: ["session_not_found", "video_not_found"] },
  },
  async ({ caller, params: { session_id } }) => {
    await cleanUpSession(caller, session_id);
    return { message: `Session ${session_id}, its file and its results were deleted.` };
  },
);
