import { z } from "zod";

/** An event as functions see it. `ts` is in milliseconds. */
export interface StoredEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  user?: unknown;
  v?: unknown;
  meta?: unknown;
}

export const FUNCTION_FAILED = "inngest/function.failed";
export const FUNCTION_CANCELLED = "inngest/function.cancelled";
export const FUNCTION_FINISHED = "inngest/function.finished";
export const FUNCTION_INVOKED = "inngest/function.invoked";
export const SCHEDULED_TIMER = "inngest/scheduled.timer";

const eventSchema = z.object({
  name: z
    .string()
    .min(1)
    .max(256)
    .refine((name) => !name.startsWith("inngest/"), "names that begin with inngest/ are reserved")
    .refine(hasNoNul, "a name cannot contain U+0000"),
  id: z.string().max(512).refine(hasNoNul, "an id cannot contain U+0000").nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().int().min(0).max(8_640_000_000_000).nullish(),
  user: z.unknown().optional(),
  v: z.unknown().optional(),
  meta: z.unknown().optional(),
});

export type ReceivedEvent = z.output<typeof eventSchema>;

// The one character that PostgreSQL's text cannot hold; in `data` it is kept, escaped.
function hasNoNul(text: string): boolean {
  return !text.includes("\0");
}

const MAX_EVENTS = 5000;

/** One event or a list of them. Throws an Error that says which field of which event is wrong. */
export function parseEvents(body: unknown): ReceivedEvent[] {
  const list = Array.isArray(body) ? body : [body];
  if (list.length > MAX_EVENTS) throw new Error(`at most ${MAX_EVENTS} events fit in one request`);
  return list.map((value, index) => {
    const parsed = eventSchema.safeParse(value);
    if (!parsed.success) throw new Error(`event ${index}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
}
