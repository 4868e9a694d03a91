import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { webhookInputSchema, webhookSchema } from "#lib/webhooks/schema.ts";
import { createWebhook, listWebhooks } from "#lib/webhooks/webhooks.ts";

export const GET = handle(
  { summary: "List your web-hooks", tag: "Webhooks", answer: z.object({ webhooks: z.array(webhookSchema) }) },
  async ({ caller }) => ({ webhooks: await listWebhooks(caller) }),
);

export const POST = handle(
  {
    summary: "Add a web-hook",
    description:
      "It is told when a job has been completed or has failed, by a POST that is signed as Standard Webhooks says. " +
      "The secret is in this answer and in no other.",
    tag: "Webhooks",
    body: webhookInputSchema,
    answer: webhookSchema.extend({ secret: z.string() }),
    status: 201,
    errors: { 409: ["too_many_webhooks"], 422: ["webhook_url_refused"] },
  },
  ({ caller, body }) => createWebhook(caller, body),
);
