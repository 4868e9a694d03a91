import type { Actor } from "#lib/auth/caller.ts";
import { identifyActor } from "#lib/auth/identify-actor.ts";
import { clientAddress } from "./client-address.ts";
import type { Bucket } from "./declaration.ts";
import { rateLimited, rateLimitHeaders, takeRateLimit } from "./rate-limit.ts";

/** Counts a call where it belongs and notes what is left in `headers`. @throws AppError 429 `rate_limited` */
export async function countCall(subject: string, bucket: Bucket, headers: Headers): Promise<void> {
  const state = await takeRateLimit(subject, bucket);
  for (const [name, value] of Object.entries(rateLimitHeaders(state))) headers.set(name, value);
  if (state.isExceeded) throw rateLimited(state, bucket);
}

/**
 * Who calls, counted: per owner, or per address where the identity is not accepted, so that keys cannot be guessed fast.
 * @throws AppError 401 `unauthorized`; 403 `scope_missing`; 429 `rate_limited`
 */
export async function admit(request: Request, bucket: Bucket, headers: Headers): Promise<Actor> {
  let actor: Actor;
  try {
    actor = await identifyActor(request);
  } catch (refusal) {
    await countCall(clientAddress(request), bucket, headers);
    throw refusal;
  }
  await countCall(actor.ownerId, bucket, headers);
  return actor;
}
