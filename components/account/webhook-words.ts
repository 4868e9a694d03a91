import type { WebhookEvent } from "#lib/webhooks/schema.ts";

/** What a web-hook hears of, as its form asks for it. */
export const eventWords: Record<WebhookEvent, string> = {
  "job.completed": "When work is done",
  "job.failed": "When work fails",
};

/** One message as the list of deliveries answers it, as far as the page shows it. */
export type Delivery = {
  id: string;
  event: WebhookEvent;
  status: "pending" | "delivered" | "failed";
  attempts: number;
  response_status: number | null;
  error: string | null;
  created_at: string;
  next_attempt_at: string | null;
};

/** "job.completed and job.failed" in words, for the line below an address. */
export function describeEvents(events: readonly WebhookEvent[]): string {
  if (events.length > 1) return "told when work is done or fails";
  return events[0] === "job.failed" ? "told when work fails" : "told when work is done";
}

/** What became of a message, without its times. */
export function describeDelivery({ status, attempts, response_status, error }: Delivery): string {
  const tries = attempts === 1 ? "at the first attempt" : `at attempt ${attempts}`;
  if (status === "delivered") return `Delivered ${tries}, answered ${response_status ?? "without a status"}.`;
  const why = error ?? "Not sent yet.";
  if (status === "failed")
    return `Given up after ${attempts === 1 ? "one attempt" : `${attempts} attempts`}. ${why}`;
  return attempts === 0 ? "Waits to be sent." : `${why} It is tried again.`;
}
