import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { revokeShare } from "#lib/shares/manage-shares.ts";

export const DELETE = handle(
  {
    summary: "Take back a link",
    tag: "Library",
    params: z.object({ share_id: z.uuid() }),
    answer: z.object({ id: z.uuid(), status: z.literal("revoked") }),
    errors: { 404: ["share_not_found"] },
  },
  async ({ caller, params: { share_id } }) => {
    await revokeShare(caller, share_id);
    return { id: share_id, status: "revoked" as const };
  },
);
