import { createHash, randomUUID } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { type Claim, claimKey, type KeptAnswer, keepHolding, keyReused, settleKey } from "./claim-key.ts";
import { errorResponse } from "./error-response.ts";
import type { Exchange } from "./exchange.ts";

/** What is to be done once: by whom, with which body, and the work itself. */
type Call = { ownerId: string; text: string; perform: () => Promise<Response> };

/** Calls of this process that are under way, by owner and key: their replays wait here and not at the database. */
const underWay = new Map<string, { request: string; answer: Promise<KeptAnswer> }>();

function readKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new AppError("invalid_idempotency_key", "An Idempotency-Key is 1 to 255 visible ASCII characters.", {
    httpStatus: 422,
  });
}

/** A file's bytes are not part of it: they are not read before it is known that they are wanted. */
function describeRequest({ request, url }: Exchange, text: string): string {
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 32);
  return `${request.method} ${url.pathname}${url.search} ${digest}`;
}

function replay({ status, body }: KeptAnswer): Response {
  const headers = { "content-type": "application/json", "idempotency-replayed": "true" };
  return new Response(body, { status, headers });
}

/** Whether an answer says what became of the request for good. */
function isFinal(status: number): boolean {
  return status < 500 && status !== 408 && status !== 429;
}

async function performHeld(claim: Claim, holder: string, perform: Call["perform"]): Promise<Response> {
  const release = keepHolding(claim, holder);
  const response = await perform();
  const answer = { status: response.status, body: await response.clone().text() };
  release();
  // The work is done and its caller is told so, even if replays cannot be.
  await settleKey(claim, holder, isFinal(answer.status) ? answer : null).catch((error) =>
    log.error({ err: error, key: claim.key }, "the answer to an Idempotency-Key was not kept"),
  );
  return response;
}

/**
 * Answers a write; with an `Idempotency-Key` it is done once, and every replay is answered like the first, or waits for it.
 * @throws AppError 422 `invalid_idempotency_key`, `idempotency_key_reused`; 409 `request_in_progress`
 */
export async function answerOnce(exchange: Exchange, { ownerId, text, perform }: Call): Promise<Response> {
  const key = readKey(exchange.request);
  if (key === null) return perform();
  const claim = { ownerId, key, request: describeRequest(exchange, text) };
  const place = `${ownerId} ${key}`;
  const running = underWay.get(place);
  if (running) {
    if (running.request !== claim.request) throw keyReused();
    return replay(await running.answer);
  }
  const holder = randomUUID();
  const told = () =>
    perform().catch((error) => errorResponse(error, exchange.url.pathname, exchange.requestId));
  const first = claimKey(claim, holder).then((kept) =>
    kept ? replay(kept) : performHeld(claim, holder, told),
  );
  const answer = first.then(async (response) => ({
    status: response.status,
    body: await response.clone().text(),
  }));
  underWay.set(place, { request: claim.request, answer });
  answer.catch(() => undefined).finally(() => underWay.delete(place));
  return first;
}
