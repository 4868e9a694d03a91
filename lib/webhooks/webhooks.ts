import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { deliverySchema, type Webhook, type WebhookInput, webhookColumns, webhookSchema } from "./schema.ts";
import { assertAllowedUrl } from "./url-policy.ts";

const mostOfOneOwner = 20;
const deliveryColumns =
  "id,event,job_id,status,attempts,response_status,error,created_at,last_attempt_at,next_attempt_at,delivered_at";

export async function listWebhooks({ db, actor }: Caller): Promise<Webhook[]> {
  const query = db.from("webhooks").select(webhookColumns).eq("owner_id", actor.ownerId);
  return read(z.array(webhookSchema), query.order("created_at", { ascending: false }));
}

/** @throws AppError 404 `webhook_not_found` */
export async function getWebhook({ db, actor }: Caller, webhookId: string): Promise<Webhook> {
  const mine = { id: webhookId, owner_id: actor.ownerId };
  const query = db.from("webhooks").select(webhookColumns).match(mine).maybeSingle();
  const webhook = await read(webhookSchema.nullable(), query);
  if (!webhook) throw notFound("webhook");
  return webhook;
}

/**
 * Adds a web-hook. Its secret is answered here and never again.
 * @throws AppError 422 `webhook_url_refused`; 409 `too_many_webhooks`
 */
export async function createWebhook(caller: Caller, input: WebhookInput) {
  assertAllowedUrl(input.url);
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const added = caller.db.rpc("add_webhook", {
    p_owner: caller.actor.ownerId,
    p_url: input.url,
    p_events: input.events,
    p_description: input.description,
    p_secret: secret,
    p_most: mostOfOneOwner,
  });
  const id = await read(z.uuid().nullable(), added);
  if (id === null) {
    const message = `You have ${mostOfOneOwner} web-hooks already. Remove one first.`;
    throw new AppError("too_many_webhooks", message, { httpStatus: 409 });
  }
  if (!input.enabled) return { ...(await changeWebhook(caller, id, input)), secret };
  return { ...(await getWebhook(caller, id)), secret };
}

/** Replaces what is said of a web-hook. @throws AppError 404 `webhook_not_found`; 422 `webhook_url_refused` */
export async function changeWebhook({ db, actor }: Caller, webhookId: string, input: WebhookInput) {
  assertAllowedUrl(input.url);
  const mine = { id: webhookId, owner_id: actor.ownerId };
  const query = db.from("webhooks").update(input).match(mine).select(webhookColumns).maybeSingle();
  const webhook = await read(webhookSchema.nullable(), query);
  if (!webhook) throw notFound("webhook");
  return webhook;
}

/** Removes a web-hook and its deliveries; what waits is not sent any more. @throws AppError 404 `webhook_not_found` */
export async function deleteWebhook({ db, actor }: Caller, webhookId: string): Promise<void> {
  const mine = { id: webhookId, owner_id: actor.ownerId };
  const query = db.from("webhooks").delete().match(mine).select("id").maybeSingle();
  if (!(await read(z.object({ id: z.uuid() }).nullable(), query))) throw notFound("webhook");
}

/** The newest deliveries of a web-hook, newest first. @throws AppError 404 `webhook_not_found` */
export async function listDeliveries(caller: Caller, webhookId: string, limit: number) {
  await getWebhook(caller, webhookId);
  const query = caller.db
    .from("webhook_deliveries")
    .select(deliveryColumns)
    .eq("webhook_id", webhookId)
    .order("created_at", { ascending: false })
    .limit(limit);
  return read(z.array(deliverySchema), query);
}
