import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { getServiceDb, read, write } from "#lib/db.ts";
import { AppError } from "#lib/errors.ts";

/** A holder renews its key a few times in a lease; one that died loses it after that. */
const leaseSeconds = 20;
const pollMilliseconds = { first: 50, most: 1000 };
const patienceMilliseconds = 60_000;

/** An Idempotency-Key of an owner, and the one request that it belongs to. */
export type Claim = { ownerId: string; key: string; request: string };
export type KeptAnswer = { status: number; body: string };

const stateSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["claimed", "held", "reused"]) }),
  z.object({ outcome: z.literal("answered"), status: z.number().int(), body: z.string() }),
]);

export const keyReused = () =>
  new AppError(
    "idempotency_key_reused",
    "This Idempotency-Key was used for another request. Send a new key with a new request.",
    { httpStatus: 422 },
  );

/**
 * Takes the key for a holder, or waits for the answer of who holds it, in this or another process. Null: it is ours.
 * @throws AppError 422 `idempotency_key_reused`; 409 `request_in_progress` after a minute
 */
export async function claimKey(claim: Claim, holder: string): Promise<KeptAnswer | null> {
  const until = Date.now() + patienceMilliseconds;
  for (
    let pause = pollMilliseconds.first;
    Date.now() < until;
    pause = Math.min(pause * 2, pollMilliseconds.most)
  ) {
    const claimed = getServiceDb().rpc("claim_idempotency_key", {
      p_owner: claim.ownerId,
      p_key: claim.key,
      p_request: claim.request,
      p_holder: holder,
      p_lease_seconds: leaseSeconds,
    });
    const state = await read(stateSchema, claimed);
    if (state.outcome === "reused") throw keyReused();
    if (state.outcome === "claimed") return null;
    if (state.outcome === "answered") return { status: state.status, body: state.body };
    await sleep(pause);
  }
  throw new AppError(
    "request_in_progress",
    "The first request with this Idempotency-Key is still under way. Try again in a moment.",
    { httpStatus: 409, retryable: true, retryAfterSeconds: 5 },
  );
}

const heldRow = (claim: Claim, holder: string) => ({ owner_id: claim.ownerId, key: claim.key, holder });

/** Keeps the key while work is done; the answer of the function ends that. */
export function keepHolding(claim: Claim, holder: string): () => void {
  const renewal = setInterval(
    () => {
      const held_until = new Date(Date.now() + leaseSeconds * 1000).toISOString();
      const row = getServiceDb().from("idempotency_keys").update({ held_until });
      write(row.match(heldRow(claim, holder))).catch(() => undefined);
    },
    (leaseSeconds * 1000) / 4,
  );
  return () => clearInterval(renewal);
}

/** Leaves the answer for all replays, or, where it is null, lets the key go so that the request may be sent again. */
export async function settleKey(claim: Claim, holder: string, answer: KeptAnswer | null): Promise<void> {
  const rows = getServiceDb().from("idempotency_keys");
  await write((answer ? rows.update(answer) : rows.delete()).match(heldRow(claim, holder)));
}
