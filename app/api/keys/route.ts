import { z } from "zod";
import { createApiKey, listApiKeys } from "#lib/auth/api-key.ts";
import { apiKeySchema, toApiKeyAnswer } from "#lib/auth/api-key-answer.ts";
import { scopes } from "#lib/auth/caller.ts";
import { handle } from "#lib/http/handle.ts";

const body = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(z.enum(scopes))
    .min(1)
    .max(scopes.length)
    .default([...scopes]),
});

export const GET = handle(
  {
    summary: "List your API keys",
    tag: "Access",
    answer: z.object({ keys: z.array(apiKeySchema) }),
    errors: { 403: ["key_not_allowed"] },
  },
  async ({ caller }) => ({ keys: (await listApiKeys(caller)).map(toApiKeyAnswer) }),
);

export const POST = handle(
  {
    summary: "Make an API key",
    description: "The key is shown in this answer and never again.",
    tag: "Access",
    body,
    answer: apiKeySchema.extend({ key: z.string() }),
    status: 201,
    errors: { 403: ["key_not_allowed"] },
  },
  async ({ caller, body: wanted }) => {
    const made = await createApiKey(caller, wanted);
    return { ...toApiKeyAnswer(made), key: made.key };
  },
);
