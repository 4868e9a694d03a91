import { z } from "zod";
import { jobTypes } from "#lib/jobs/job-types.ts";
import { jobStatusSchema } from "#lib/jobs/schema.ts";

/** What a web-hook may hear of. */
export const webhookEvents = ["job.completed", "job.failed"] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** A web-hook as its owner sees it; its secret is shown once, when it is made. */
export const webhookSchema = z.object({
  id: z.uuid(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  description: z.string(),
  enabled: z.boolean(),
  created_at: z.string(),
});
export type Webhook = z.infer<typeof webhookSchema>;
export const webhookColumns = "id,url,events,description,enabled,created_at";

/** What an owner may say of a web-hook. */
export const webhookInputSchema = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  events: z
    .array(z.enum(webhookEvents))
    .min(1)
    .max(webhookEvents.length)
    .default([...webhookEvents]),
  description: z.string().max(200).default(""),
  enabled: z.boolean().default(true),
});
export type WebhookInput = z.infer<typeof webhookInputSchema>;

/** One message and what became of it. */
export const deliverySchema = z.object({
  id: z.uuid(),
  event: z.enum(webhookEvents),
  job_id: z.uuid(),
  status: z.enum(["pending", "delivered", "failed"]),
  attempts: z.number(),
  /** Of the last attempt; null where the other side did not answer. */
  response_status: z.number().nullable(),
  error: z.string().nullable(),
  created_at: z.string(),
  last_attempt_at: z.string().nullable(),
  next_attempt_at: z.string().nullable(),
  delivered_at: z.string().nullable(),
});

/** What a web-hook is sent. */
export const webhookMessageSchema = z.object({
  type: z.enum(webhookEvents),
  timestamp: z.string(),
  data: z.object({
    job_id: z.uuid(),
    video_id: z.uuid(),
    job_type: z.enum(jobTypes),
    status: jobStatusSchema,
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    created_at: z.string(),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
  }),
});
