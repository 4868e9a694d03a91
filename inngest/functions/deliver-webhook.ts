import { RetryAfterError } from "inngest";
import { inngest } from "#inngest/client.ts";
import { jobCompleted, jobFailed, webhookDeliveryRequested } from "#inngest/events.ts";
import { getServiceDb } from "#lib/db.ts";
import { openDeliveries } from "#lib/webhooks/open-deliveries.ts";
import { mostAttempts, sendDelivery } from "#lib/webhooks/send-delivery.ts";

/** After each job: one message for every web-hook that wants to hear of it, each sent by a run of its own. */
export const announceJob = inngest.createFunction(
  {
    id: "announce-job",
    name: "Tell web-hooks of an ended job",
    triggers: [jobCompleted, jobFailed],
    retries: 5,
  },
  async ({ event, step }) => {
    const { jobId, ownerId } = event.data;
    const kind = event.name === jobCompleted.name ? "job.completed" : "job.failed";
    const deliveries = await step.run("open-deliveries", () =>
      openDeliveries(getServiceDb(), kind, { jobId, ownerId }),
    );
    if (deliveries.length === 0) return { deliveries: 0 };
    const requests = deliveries.map((deliveryId) =>
      webhookDeliveryRequested.create({ deliveryId, ownerId }, { id: `deliver-${deliveryId}` }),
    );
    await step.sendEvent("request-deliveries", requests);
    return { deliveries: deliveries.length };
  },
);

/** Sends one message, again and again with growing pauses until it is taken. */
export const deliverWebhook = inngest.createFunction(
  {
    id: "deliver-webhook",
    name: "Deliver a web-hook's message",
    triggers: [webhookDeliveryRequested],
    concurrency: [{ limit: 20 }, { limit: 5, key: "event.data.ownerId" }],
    retries: (mostAttempts - 1) as 7,
    idempotency: "event.data.deliveryId",
  },
  async ({ event, step, attempt }) =>
    step.run("send", async () => {
      const outcome = await sendDelivery(getServiceDb(), event.data.deliveryId, attempt, new Date());
      if (outcome.state !== "retry") return outcome;
      throw new RetryAfterError(outcome.error, outcome.afterSeconds * 1000);
    }),
);
