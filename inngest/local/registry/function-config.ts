import { z } from "zod";

const text = z.string();
const concurrencyLimit = z.object({
  limit: z.number().int().min(0),
  key: text.optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});

/** A function as the SDK registers it. Options not built here are kept so that they can be refused by name. */
export const functionConfigSchema = z.looseObject({
  id: text.min(1),
  name: text.optional(),
  triggers: z.array(
    z.object({
      event: text.optional(),
      expression: text.optional(),
      cron: text.optional(),
      jitter: text.optional(),
    }),
  ),
  steps: z.record(
    text,
    z.looseObject({ retries: z.object({ attempts: z.number().int().min(0).optional() }).optional() }),
  ),
  concurrency: z
    .union([z.number().int(), concurrencyLimit, z.array(concurrencyLimit).max(2)])
    .optional()
    .transform((value) => {
      if (value === undefined) return [];
      return typeof value === "number" ? [{ limit: value }] : Array.isArray(value) ? value : [value];
    })
    .pipe(z.array(concurrencyLimit)),
  cancel: z
    .array(z.object({ event: text, if: text.optional(), timeout: text.optional() }))
    .optional()
    .default([]),
  rateLimit: z.object({ limit: z.number().int().min(1), period: text, key: text.optional() }).optional(),
  debounce: z.object({ period: text, timeout: text.optional(), key: text.optional() }).optional(),
  timeouts: z.object({ start: text.optional(), finish: text.optional() }).optional(),
  priority: z.object({ run: text.optional() }).optional(),
  idempotency: text.optional(),
});

export type FunctionConfig = z.output<typeof functionConfigSchema>;

const DEFAULT_RETRIES = 4;

/** How often a job of this function may be tried in all. */
export function maxAttemptsOf(config: FunctionConfig): number {
  const [step] = Object.values(config.steps);
  return (step?.retries?.attempts ?? DEFAULT_RETRIES) + 1;
}

/** Parses a stored configuration (it was checked when it was registered). */
export function readFunctionConfig(json: string): FunctionConfig {
  return functionConfigSchema.parse(JSON.parse(json));
}
