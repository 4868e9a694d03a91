import type { Queryable } from "../database/database.ts";
import { evaluate, evaluateKey } from "../expressions/cel.ts";
import type { FunctionConfig } from "../registry/function-config.ts";
import { claimOnce } from "./once.ts";
import { admitByRate } from "./rate-limit.ts";

/**
 * Whether a function may start with this event: once a day for each idempotency key, else as its rate limit allows. A
 * key that has no value for this event limits nothing, as on the real server.
 */
export async function admitStart(
  tx: Queryable,
  config: FunctionConfig,
  eventId: string,
  event: unknown,
): Promise<boolean> {
  const isKeyless = (key: string | undefined) => key !== undefined && evaluate(key, { event }) === false;
  const { idempotency, rateLimit } = config;
  if (idempotency) {
    if (isKeyless(idempotency)) return true;
    return (await claimOnce(tx, config.id, evaluateKey(idempotency, { event }), eventId)) === null;
  }
  if (!rateLimit || isKeyless(rateLimit.key)) return true;
  return admitByRate(tx, config.id, rateLimit, evaluateKey(rateLimit.key, { event }));
}
