import { z } from "zod";
import { revokeApiKey } from "#lib/auth/api-key.ts";
import { handle } from "#lib/http/handle.ts";

const params = z.object({ key_id: z.uuid() });

export const DELETE = handle(
  {
    summary: "Revoke an API key",
    tag: "Access",
    params,
    answer: z.object({ id: z.uuid(), status: z.literal("revoked") }),
    errors: { 403: ["key_not_allowed"], 404: ["key_not_found"] },
  },
  async ({ caller, params: { key_id } }) => {
    await revokeApiKey(caller, key_id);
    return { id: key_id, status: "revoked" as const };
  },
);
