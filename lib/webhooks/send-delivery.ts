import { Webhook as Signer } from "standardwebhooks";
import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { postMessage } from "./post-message.ts";
import { getUrlPolicy } from "./url-policy.ts";

const rowSchema = z.object({
  status: z.enum(["pending", "delivered", "failed"]),
  payload: z.record(z.string(), z.unknown()),
  webhooks: z.object({ id: z.uuid(), url: z.string(), secret: z.string(), enabled: z.boolean() }),
});

/** Seconds before each further attempt: soon at first, then further and further apart, over some eight hours. */
const delaySeconds = [5, 30, 120, 600, 1800, 7200, 18_000] as const;
export const mostAttempts = delaySeconds.length + 1;
const longestDelaySeconds = 86_400;

export type DeliveryOutcome =
  | { state: "delivered" | "failed" | "dropped" }
  | { state: "retry"; afterSeconds: number; error: string };

/**
 * Makes one attempt to deliver a message, signed by the Standard Webhooks scheme (`webhook-id`, `webhook-timestamp`,
 * `webhook-signature`), and notes what came of it. An answer of 410 switches the web-hook off. Safe to repeat: what is
 * delivered is not sent again.
 * @param attempt from 0
 */
export async function sendDelivery(
  db: Db,
  deliveryId: string,
  attempt: number,
  now: Date,
): Promise<DeliveryOutcome> {
  const query = db
    .from("webhook_deliveries")
    .select("status,payload,webhooks(id,url,secret,enabled)")
    .eq("id", deliveryId)
    .maybeSingle();
  const delivery = await read(rowSchema.nullable(), query);
  if (delivery?.status !== "pending") return { state: "dropped" };
  const { url, secret, enabled, id: webhookId } = delivery.webhooks;
  const note = (changes: Record<string, unknown>) =>
    write(db.from("webhook_deliveries").update(changes).eq("id", deliveryId));
  if (!enabled) {
    await note({ status: "failed", error: "The web-hook is switched off.", next_attempt_at: null });
    return { state: "failed" };
  }

  const body = JSON.stringify(delivery.payload);
  const headers = {
    "content-type": "application/json",
    "user-agent": "PitchQuest-Webhooks/1",
    "webhook-id": deliveryId,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Signer(secret).sign(deliveryId, now, body),
  };
  const { status, error, retryAfterSeconds } = await postMessage(
    url,
    { headers, body },
    getUrlPolicy().allowedAddresses,
  );
  const noted = { attempts: attempt + 1, response_status: status, error, last_attempt_at: now.toISOString() };
  if (error === null) {
    await note({ ...noted, status: "delivered", delivered_at: now.toISOString(), next_attempt_at: null });
    return { state: "delivered" };
  }
  const delay = delaySeconds[attempt];
  if (status === 410) await write(db.from("webhooks").update({ enabled: false }).eq("id", webhookId));
  if (status === 410 || delay === undefined) {
    await note({ ...noted, status: "failed", next_attempt_at: null });
    return { state: "failed" };
  }
  const afterSeconds = Math.min(Math.max(delay, retryAfterSeconds ?? 0), longestDelaySeconds);
  await note({ ...noted, next_attempt_at: new Date(now.getTime() + afterSeconds * 1000).toISOString() });
  return { state: "retry", afterSeconds, error };
}
