import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { webhookInputSchema, webhookSchema } from "#lib/webhooks/schema.ts";
import { changeWebhook, deleteWebhook, getWebhook } from "#lib/webhooks/webhooks.ts";

const params = z.object({ webhook_id: z.uuid() });
const notFound = { 404: ["webhook_not_found"] };

export const GET = handle(
  { summary: "Read a web-hook", tag: "Webhooks", params, answer: webhookSchema, errors: notFound },
  ({ caller, params: { webhook_id } }) => getWebhook(caller, webhook_id),
);

export const PUT = handle(
  {
    summary: "Change a web-hook",
    tag: "Webhooks",
    params,
    body: webhookInputSchema,
    answer: webhookSchema,
    errors: { ...notFound, 422: ["webhook_url_refused"] },
  },
  ({ caller, params: { webhook_id }, body }) => changeWebhook(caller, webhook_id, body),
);

export const DELETE = handle(
  {
    summary: "Remove a web-hook",
    tag: "Webhooks",
    params,
    answer: z.object({ id: z.uuid(), status: z.literal("removed") }),
    errors: notFound,
  },
  async ({ caller, params: { webhook_id } }) => {
    await deleteWebhook(caller, webhook_id);
    return { id: webhook_id, status: "removed" as const };
  },
);
