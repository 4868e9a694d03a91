import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { deliverySchema } from "#lib/webhooks/schema.ts";
import { listDeliveries } from "#lib/webhooks/webhooks.ts";

const params = z.object({ webhook_id: z.uuid() });
const query = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });

export const GET = handle(
  {
    summary: "List what was sent to a web-hook",
    description: "The newest first; messages older than 30 days are forgotten.",
    tag: "Webhooks",
    params,
    query,
    answer: z.object({ deliveries: z.array(deliverySchema) }),
    errors: { 404: ["webhook_not_found"] },
  },
  async ({ caller, params: { webhook_id }, query: { limit } }) => ({
    deliveries: await listDeliveries(caller, webhook_id, limit),
  }),
);
